// exit
