"""A calendar file: events, the time zones they need, and what the calendar is called."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from samesky.gatherings.feeds.clocks import vtimezone
from samesky.kit import rehearsal
from samesky.kit.clock import now

AHEAD = 12
"""Years for which the clocks' changes are told where no rule tells them all."""
LOOK_AGAIN = timedelta(hours=1)


def calendar_of(events: Iterable[Event], name: str) -> bytes:
    """As bytes of UTF-8, lines folded and ended as RFC 5545 says. The same events give the same bytes within a year."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Samesky//Gatherings//EN")
    made.add("calscale", "GREGORIAN")
    for prop in ("name", "x-wr-calname"):
        made.add(prop, name)
    if rehearsal.said():
        for prop in ("description", "x-wr-caldesc"):
            made.add(prop, rehearsal.said())
    made.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    told = list(events)
    for zone, first in sorted(_zones(told).items()):
        made.add_component(vtimezone(zone, first - 1, now().year + AHEAD))
    for event in told:
        made.add_component(event)
    file: bytes = made.to_ical()
    return file


def _zones(events: Iterable[Event]) -> dict[str, int]:
    """Zone -> the year in which the first of its events begins."""
    found: dict[str, int] = {}
    for event in events:
        for name in ("dtstart", "recurrence-id"):
            at: object = event.decoded(name) if name in event else None
            if isinstance(at, datetime) and isinstance(at.tzinfo, ZoneInfo) and at.tzinfo.key:
                found[at.tzinfo.key] = min(at.year, found.get(at.tzinfo.key, at.year))
    return found
