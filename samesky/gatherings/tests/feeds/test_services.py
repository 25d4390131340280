"""/feeds/hsds/services.json: by the schema, and its schedules name the same times as our own rules, across changes of the clocks."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from django.test import Client
from jsonschema import Draft202012Validator

from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.core.recurrence import occurrences
from samesky.gatherings.feeds.schedules import AHEAD
from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.tests.feeds.conftest import STREET
from samesky.gatherings.tests.plans import BEFORE, FIRST, SECOND, pattern, plan_for
from samesky.groups.models import Group
from samesky.people.models import Person

FEED = "/feeds/hsds/services.json"
SCHEMA = json.loads((Path(__file__).parent / "services_schema.json").read_text())


def services(client: Client) -> list[dict[str, Any]]:
    page = client.get(FEED).json()
    Draft202012Validator.check_schema(SCHEMA)
    assert [e.message for e in Draft202012Validator(SCHEMA).iter_errors(page)] == []
    found: list[dict[str, Any]] = page["contents"]
    return found


def times_of(schedule: dict[str, Any]) -> Iterator[datetime]:
    """As somebody reads it who knows nothing of time zones: the rule from its first day to its last, by the number of the offset."""
    hour, minute = map(int, schedule["opens_at"][:5].split(":"))
    offset = timezone(timedelta(hours=schedule["timezone"]))
    first = datetime.fromisoformat(schedule["dtstart"])
    days = [first]
    if "freq" in schedule:
        names = ("freq", "interval", "byday", "bymonthday", "wkst")
        rule = ";".join(f"{name.upper()}={schedule[name]}" for name in names if name in schedule)
        last = datetime.fromisoformat(schedule["valid_to"])
        days = list(rrulestr(rule, dtstart=first).between(first, last, inc=True))
    for day in days:
        yield datetime.combine(day, datetime.min.time().replace(hour=hour, minute=minute), offset).astimezone(
            UTC
        )


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]
)
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=TU,SU",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=MONTHLY;BYDAY=-1SU",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=DAILY",
        "FREQ=WEEKLY;COUNT=20",
    ],
)
def test_its_schedules_name_our_times(
    zone: str, rule: str, carers: Group, dara: Person, client: Client
) -> None:
    kept = pattern(rule=rule)
    other = type(kept)(
        kept.start, zone, kept.minutes, kept.rule, frozenset({date(2027, 1, 5), date(2027, 3, 28)})
    )
    series = plan_gathering(dara, carers, plan_for(dara, who=Series.Who.ANYONE, pattern=other))
    (service,) = services(client)
    ours = [one.starts for one in occurrences(pattern_of(series), BEFORE, BEFORE + AHEAD)]
    assert sorted(at for schedule in service["schedules"] for at in times_of(schedule)) == ours
    if "COUNT" not in rule and "31" not in rule:
        assert len({schedule["timezone"] for schedule in service["schedules"]}) == 2


def test_what_was_moved_or_is_off_is_so_there(everywhere: Series, client: Client) -> None:
    moved = stored(everywhere, FIRST)
    Occurrence.objects.filter(pk=moved.pk).update(
        moved_at=BEFORE,
        starts_at=moved.starts_at + timedelta(days=2),
        ends_at=moved.ends_at + timedelta(days=2),
    )
    Occurrence.objects.filter(pk=stored(everywhere, SECOND).pk).update(cancelled_at=BEFORE)
    (service,) = services(client)
    found = {f"{at:%m-%d}" for schedule in service["schedules"] for at in times_of(schedule)}
    assert {"12-03", "12-15"} <= found
    assert not {"12-01", "12-08"} & found


def test_a_listed_group_without_open_gatherings_is_a_service_without_times(
    inside: Series, client: Client
) -> None:
    (service,) = services(client)
    assert (service["name"], service["schedules"]) == ("Carers of a parent who forgets", [])


def test_what_nobody_may_know_of_is_no_service(everywhere: Series, carers: Group, client: Client) -> None:
    Group.objects.filter(pk=carers.pk).update(joining=Group.Joining.INVITATION)
    assert services(client) == []


def test_it_names_ways_to_meet_and_no_street(everywhere: Series, client: Client) -> None:
    (service,) = services(client)
    assert [one["location"]["location_type"] for one in service["service_at_locations"]] == [
        "physical",
        "virtual",
    ]
    assert STREET not in json.dumps(service)
    assert service["schedules"][0]["opens_at"] == "19:00+01:00"
    assert service["schedules"][0]["closes_at"] == "20:30+01:00"
