"""Holidays come from a library; what it does not know is no error."""

from datetime import date

from samesky.gatherings.holidays import countries, public_holidays


def test_the_holidays_of_a_country_and_of_a_region() -> None:
    whole = public_holidays("DE", "", date(2026, 12, 20), date(2027, 1, 31))
    assert whole == (date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1))
    assert date(2027, 1, 6) in public_holidays("DE", "BY", date(2026, 12, 20), date(2027, 1, 31))


def test_a_place_that_is_not_known_has_none() -> None:
    assert public_holidays("XX", "", date(2026, 1, 1), date(2026, 12, 31)) == ()
    assert public_holidays("DE", "QQ", date(2026, 1, 1), date(2026, 12, 31)) == ()
    assert public_holidays("../x", "", date(2026, 1, 1), date(2026, 12, 31)) == ()


def test_a_long_span_is_cut_after_ten_years() -> None:
    assert max(public_holidays("DE", "", date(2026, 1, 1), date(9999, 1, 1))).year == 2035


def test_countries_are_offered_with_their_regions() -> None:
    assert "BY" in countries()["DE"]
