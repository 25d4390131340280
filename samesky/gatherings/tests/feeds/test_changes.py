"""Whatever a facilitator changes, the open calendar, read by software of others, names the times that our own calendar does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events  # type: ignore[import-untyped]  # it brings no types
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from icalendar import Calendar

from samesky.gatherings.actions.changing import change_after
from samesky.gatherings.actions.changing_one import OneTime, cancel_one, change_one, uncancel_one
from samesky.gatherings.actions.ending import cancel_series, uncancel_series
from samesky.gatherings.feeds import keeping
from samesky.gatherings.models import Series
from samesky.gatherings.plans import plan_of
from samesky.gatherings.queries.between import between
from samesky.gatherings.queries.weeks import weeks
from samesky.gatherings.tests.feeds.reading import events_at
from samesky.gatherings.tests.plans import BEFORE, FIRST, SECOND, THIRD, pattern
from samesky.kit.clock import held_at
from samesky.people.models import Person

FEED = "/feeds/gatherings.ics"
END = datetime(2027, 12, 1, tzinfo=UTC)
LATER = BEFORE + timedelta(hours=1)
Act = Callable[[Person, Series], None]


def move(original: str, to: datetime) -> Act:
    wanted = OneTime(start=to, minutes=45, capacity=8, words={})
    return lambda dara, series: change_one(dara, series, original, wanted)


def after(original: str, start: str, rule: str) -> Act:
    def act(dara: Person, series: Series) -> None:
        change_after(dara, series, original, replace(plan_of(series), pattern=pattern(start, rule)))

    return act


ACTS: dict[str, list[Act]] = {
    "one moved": [move(SECOND, datetime(2026, 12, 10, 18, 30))],  # noqa: DTZ001
    "one moved past the next": [move(FIRST, datetime(2026, 12, 20, 18, 30))],  # noqa: DTZ001
    "one cancelled": [lambda dara, series: cancel_one(dara, series, SECOND)],
    "and taken back": [
        lambda dara, series: cancel_one(dara, series, SECOND),
        lambda dara, series: uncancel_one(dara, series, SECOND),
    ],
    "ended": [lambda dara, series: cancel_series(dara, series, begin=datetime(2027, 4, 1, tzinfo=UTC))],
    "ended before it began": [cancel_series],
    "and goes on after all": [
        cancel_series,
        uncancel_series,
    ],
    "this and all after": [after(THIRD, "2026-12-17T18:00", "FREQ=WEEKLY;INTERVAL=2")],
    "from the first on": [after(FIRST, "2026-12-03T18:00", "FREQ=WEEKLY")],
    "one moved, then all after": [
        move(SECOND, datetime(2026, 12, 10, 18, 30)),  # noqa: DTZ001
        after(THIRD, "2026-12-16T20:00", "FREQ=MONTHLY;BYDAY=3WE"),
    ],
}


@pytest.mark.parametrize("acts", ACTS.values(), ids=ACTS.keys())
def test_the_calendar_says_what_we_say(
    acts: list[Act], everywhere: Series, dara: Person, client: Client
) -> None:
    for minutes, act in enumerate(acts):
        with held_at(LATER + timedelta(minutes=minutes)):
            act(dara, Series.objects.select_related("group").get(pk=everywhere.pk))
    weeks.forget()
    keeping.forget_all()
    ours = [one for one in between(AnonymousUser(), BEFORE, END) if not one.cancelled]
    read = recurring_ical_events.of(Calendar.from_ical(client.get(FEED).content)).between(BEFORE, END)
    theirs = [
        (event.start.astimezone(UTC), event.end.astimezone(UTC))
        for event in read
        if event["status"] != "CANCELLED"
    ]
    assert sorted(theirs) == sorted((one.starts_at, one.ends_at) for one in ours)


def test_this_and_all_after_is_a_second_series_and_the_first_ends(
    everywhere: Series, dara: Person, client: Client
) -> None:
    before = events_at(client, FEED)[0]
    with held_at(LATER):
        after(THIRD, "2026-12-17T18:00", "FREQ=WEEKLY")(dara, everywhere)
    found: dict[str, Any] = {str(event["uid"]): event for event in events_at(client, FEED)}
    first = found.pop(str(everywhere.id))
    assert b"UNTIL=20261208T180000Z" in first["rrule"].to_ical()
    assert first["sequence"] > before["sequence"]
    (second,) = found.values()
    assert second.decoded("dtstart").isoformat() == "2026-12-17T18:00:00+01:00"
