"""A gathering that others could come to is now for its group alone: who is not in it lets go of their seat, and is told."""

from django.db.models import QuerySet

from samesky.gatherings.actions import seats
from samesky.gatherings.actions.saying import Said, Saying
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.groups.models import Group, Membership
from samesky.kit.clock import now

NOT_OPEN = "gathering-not-open"
"""Registered in plan_registered. It leads to the calendar: the page of this gathering is shut to them now."""


def only_the_group(series: Series, first: str) -> None:
    """Inside the transaction of the change, before anything is carried: times from the one named `first` on."""
    ahead = Coming.objects.filter(occurrence__series=series, occurrence__original__gte=first)
    _without_outsiders(ahead, series.group)


def group_hides(group: Group) -> None:
    """Inside the transaction in which a group became one by invitation: everything ahead that it had opened to others.

    Whoever says yes while this goes on is not seen here yet, so each time is looked at once more, as due work.
    """
    _without_outsiders(Coming.objects.filter(occurrence__series__group=group), group)
    ahead = Occurrence.objects.filter(series__group=group, ends_at__gt=now())
    for occurrence_id in list(ahead.order_by("pk").values_list("pk", flat=True)):
        Occurrence.objects.filter(pk=occurrence_id).update(look_at=now())


def _without_outsiders(answers: "QuerySet[Coming]", group: Group) -> None:
    inside = Membership.objects.filter(group=group).values("person_id")
    outside = answers.filter(occurrence__ends_at__gt=now()).exclude(person__in=inside)
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
