"""A gathering that others could come to is now for its group alone: who is not in it lets go of their seat, and is told."""

from samesky.gatherings.actions import seats
from samesky.gatherings.actions.saying import Said, Saying
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.groups.models import Membership
from samesky.kit.clock import now

NOT_OPEN = "gathering-not-open"
"""Registered in plan_registered. It leads to the calendar: the page of this gathering is shut to them now."""


def only_the_group(series: Series, first: str) -> None:
    """Inside the transaction of the change, before anything is carried: times from the one named `first` on."""
    inside = Membership.objects.filter(group=series.group_id).values("person_id")
    outside = Coming.objects.filter(
        occurrence__series=series, occurrence__original__gte=first, occurrence__ends_at__gt=now()
    ).exclude(person__in=inside)
    saying = Saying()
    for coming in list(outside.order_by("occurrence_id", "pk")):
        row = seats.held(coming.occurrence_id)
        if row is None:
            continue
        seats.let_go(row, coming, saying)
        coming.delete()
        if coming.answer != Coming.Answer.NO:
            saying.add(Said(coming.person_id, NOT_OPEN, "/gatherings/", f"gathering:{row.pk}:not-open"))
        Occurrence.objects.filter(pk=row.pk).update(look_at=now())
    saying.out()
