"""Planning a gathering: once, or as a series."""

from django.http import Http404

from samesky.gatherings.actions.duties import put_duties
from samesky.gatherings.models import Series
from samesky.gatherings.plans import Plan, write
from samesky.groups.models import Group
from samesky.groups.queries import is_facilitator
from samesky.people.acting import acting
from samesky.people.models import Person


class NotYours(Http404):
    """Whoever asks does not lead the group."""


def plan_gathering(person: Person, group: Group, plan: Plan, *, once: str = "") -> Series:
    """A new series, as it was written and judged by the form. Raises NotYours."""
    must_lead(person, group)
    series = Series(group=group, made_by=person)
    write(series, plan)
    with acting(person, once) as act:
        series.save(force_insert=True)
        put_duties(person, series, plan)
        act.result = series.get_absolute_url()
    return series


def must_lead(person: Person, group: Group) -> None:
    """Raises NotYours, as for a group that does not exist."""
    if not is_facilitator(person, group):
        raise NotYours
