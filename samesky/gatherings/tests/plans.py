"""A plan as the form would give it, for tests: the first Tuesday of December 2026, weekly, in Berlin."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from samesky.gatherings.core.when import Pattern, pattern_of
from samesky.gatherings.models import Series
from samesky.gatherings.plans import Plan
from samesky.gatherings.words import Words
from samesky.people.models import Person

BEFORE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""A Friday: the first Tuesday of the plan lies eleven days ahead."""
FIRST, SECOND, THIRD = "20261201T1900", "20261208T1900", "20261215T1900"


def pattern(start: str = "2026-12-01T19:00", rule: str = "FREQ=WEEKLY", **changes: Any) -> Pattern:
    """A pattern that can be kept."""
    found = pattern_of(datetime.fromisoformat(start), "Europe/Berlin", 90, rule)
    assert isinstance(found, Pattern), found
    return replace(found, **changes)


def plan_for(keeps: Person, *covers: Person, **changes: Any) -> Plan:
    """Kept by the one, covered by the others."""
    plan = Plan(
        kind=Series.Kind.CIRCLE,
        who=Series.Who.GROUP,
        pattern=pattern(),
        here=True,
        link=False,
        street=False,
        address_open=False,
        capacity=8,
        words=Words("Tuesday circle", about="For an hour and a half."),
        keeps=keeps.pk,
        covers=tuple(person.pk for person in covers),
        languages=("en",),
    )
    return replace(plan, **changes)
