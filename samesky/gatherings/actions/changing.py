"""Changing a series as a whole, or from one time on: what comes after is then a series of its own that follows the first.

What hangs on later times (answers, seats, duties) goes along; where a time is no more, those who had set it aside are told.
"""

from dataclasses import replace

from django.db import connection
from django.http import Http404

from samesky.gatherings.actions.carrying import Carried, carry
from samesky.gatherings.actions.duties import put_duties
from samesky.gatherings.actions.narrowing import only_the_group
from samesky.gatherings.actions.planning import must_lead
from samesky.gatherings.core.after import Cut
from samesky.gatherings.models import Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.plans import Plan, plan_of, write, write_pattern
from samesky.gatherings.queries.cutting import cut_at, next_begin
from samesky.kit.clock import now
from samesky.people.acting import acting
from samesky.people.models import Person


def change_all(person: Person, series: Series, plan: Plan, *, once: str = "") -> Series:
    """Other words or another place: everywhere. Another time: from the next one on, so that what was stays true.

    The plan's pattern begins with the next time. Gives the series that goes on. Raises NotYours, Http404 when nothing is ahead.
    """
    must_lead(person, series.group)
    with acting(person, once) as act:
        series = _alone_with(series)
        goes_on = _change(person, series, next_begin(series), plan)
        act.result = goes_on.get_absolute_url()
    return goes_on


def change_after(person: Person, series: Series, original: str, plan: Plan, *, once: str = "") -> Series:
    """This time and all after are as planned. Gives the series that goes on: a new one, unless this was its very first.

    Raises NotYours, Http404 for a time at which it does not happen.
    """
    must_lead(person, series.group)
    with acting(person, once) as act:
        goes_on = _change(person, _alone_with(series), original, plan, always_new=True)
        act.result = goes_on.get_absolute_url()
    return goes_on


def _change(person: Person, series: Series, original: str, plan: Plan, *, always_new: bool = False) -> Series:
    halves = cut_at(series, original)
    if halves is None:
        raise Http404
    before = replace(plan_of(series), pattern=halves.after)
    if halves.before is None:
        goes_on, written = series, plan
    elif always_new or plan.pattern != halves.after:
        goes_on, written = _followed(person, series, halves), plan
    else:
        goes_on, written = series, replace(plan, pattern=pattern_of(series))
    write(goes_on, written)
    _keep(goes_on)
    put_duties(person, goes_on, plan)
    if plan.who == Series.Who.GROUP != before.who:
        only_the_group(series, original)
    carry(person, Carried(series, goes_on, before, plan, original))
    return goes_on


def _followed(person: Person, series: Series, halves: Cut) -> Series:
    """The first half ends there; a new series, to be written, follows it. What was cancelled from a day on is cancelled there too."""
    assert halves.before is not None
    write_pattern(series, halves.before)
    _keep(series)
    return Series(
        group=series.group,
        made_by=person,
        follows=series,
        ended_at=series.ended_at,
        ended_by_id=series.ended_by_id,
    )


def _alone_with(series: Series) -> Series:
    """The series as it is now, nobody else changing it meanwhile."""
    rows = Series.objects.filter(pk=series.pk)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(no_key=True)
    found = rows.get()
    found.group = series.group
    return found


def _keep(series: Series) -> None:
    series.sequence += 1
    series.changed_at = now()
    series.save()
