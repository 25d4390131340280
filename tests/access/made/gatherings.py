"""Gatherings that differ in who may know of them, and some of others."""

from datetime import datetime, timedelta

from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.core.when import Pattern, local_time, name_of, pattern_of
from samesky.gatherings.models import Series
from samesky.gatherings.plans import Plan
from samesky.gatherings.words import Words
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.people.models import Person

ZONE = "Europe/Berlin"
MADE = {
    "a gathering of an open group": ("Dara", "an open group", "group"),
    "a gathering for members": ("Dara", "an open group", "members"),
    "a gathering for anyone": ("Dara", "an open group", "anyone"),
    "a gathering for anyone, of others": ("Nadia", "an open group, of others", "anyone"),
    "a gathering of a group by invitation, of others": (
        "Nadia",
        "a group by invitation, of others",
        "anyone",
    ),
}
"""Who leads it, in which group, and who may come. The last says that anyone may, and nobody may know of it even so."""


def of_each_kind(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Series]:
    """Each is weekly from next week on."""
    return {
        thing: plan_gathering(people[leader], made[group], _plan(people[leader], people["Amara"], who))
        for thing, (leader, group, who) in MADE.items()
    }


def first_of(series: Series) -> str:
    """The name of its first time."""
    return name_of(datetime.combine(series.day, series.clock))


def _plan(keeps: Person, covers: Person, who: str) -> Plan:
    start = local_time(now() + timedelta(days=7), ZONE).replace(hour=19, minute=0)
    pattern = pattern_of(start, ZONE, 60, "FREQ=WEEKLY")
    assert isinstance(pattern, Pattern)
    return Plan(
        kind="circle",
        who=who,
        pattern=pattern,
        here=True,
        link=False,
        street=True,
        address_open=False,
        capacity=8,
        words=Words("Tuesday circle", town="Leith", address="Hill Road 5"),
        keeps=keeps.pk,
        covers=(covers.pk,),
    )
