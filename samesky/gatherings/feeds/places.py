"""A place for what happens online: the city that gives a time zone its name, which tells readers the zone and nobody's whereabouts."""

from functools import cache
from importlib.resources import files


def place_of(zone: str) -> str:
    """ "Berlin, Germany" for Europe/Berlin; the zone's own name where it belongs to no country."""
    city = zone.rpartition("/")[2].replace("_", " ")
    country = _countries().get(zone)
    return f"{city}, {country}" if country else zone


@cache
def _countries() -> dict[str, str]:
    """Zone -> country in English, from the tables that come with the time zone database."""
    names = dict(line.split("\t")[:2] for line in _lines("iso3166.tab"))
    rows = (line.split("\t") for line in _lines("zone.tab"))
    return {row[2]: names[row[0]] for row in rows}


def _lines(name: str) -> list[str]:
    text = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
