{
// exit
}
{
// once
}
{
// draft
}
{
// live
}
