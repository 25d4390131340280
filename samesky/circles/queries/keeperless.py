"""Circles without a keeper: only where a safeguarding lead allowed them, never with newcomers, never unwatched."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404
from django.utils.translation import gettext as _

from samesky.circles.core.state import Circle
from samesky.circles.log import circle_of
from samesky.circles.models import KeeperlessAllowance, Room
from samesky.groups.cards import card_of
from samesky.groups.models import Group, Membership
from samesky.kit.clock import now
from samesky.people.models import Person
from samesky.safety.core.watch import Watched
from samesky.safety.queries.watching import standing
from samesky.safety.said import watch_said

NEW_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Allowed:
    """A group as a lead sees it: whether it may sit without a keeper."""

    group: Group
    name: str
    allowance: KeeperlessAllowance | None


def is_allowed(group: Group) -> bool:
    return KeeperlessAllowance.objects.filter(group=group).exists()


def is_new(person: Person, group: Group) -> bool:
    """Whether the person came into the group in the last thirty days."""
    return not Membership.objects.filter(group=group, person=person, agreed_at__lte=now() - NEW_FOR).exists()


def why_not_without(person: Person, group: Group) -> str:
    """Why this member cannot open a circle without a keeper; "" where they can. Raises Http404 where it is not allowed at all."""
    if not is_allowed(group):
        raise Http404
    if is_new(person, group):
        return _("Circles without a keeper are for those who have been in the group for thirty days.")
    return unwatched()


def unwatched() -> str:
    """Why no circle goes on without a keeper; "" while somebody is on watch."""
    stands = standing()
    if isinstance(stands, Watched):
        return ""
    return _("%(watch)s A circle without a keeper begins while somebody is on watch.") % {
        "watch": watch_said(stands)
    }


def too_new(person: Person, room: Room) -> bool:
    """Whether the person has to wait for a circle with a keeper."""
    circle = circle_of(room.id) if room.kind != Room.Kind.COFFEE else None
    return room.group is not None and is_keeperless(circle) and is_new(person, room.group)


def is_keeperless(circle: Circle | None) -> bool:
    return circle is not None and circle.plan is not None and circle.plan.keeperless


def groups_for_lead() -> list[Allowed]:
    """By name: the groups that anybody may know of, and every group that is allowed to."""
    allowances = {one.group_id: one for one in KeeperlessAllowance.objects.select_related("allowed_by")}
    listed = Group.objects.exclude(joining=Group.Joining.INVITATION)
    groups = listed | Group.objects.filter(id__in=allowances)
    rows = [Allowed(group, card_of(group).name, allowances.get(group.id)) for group in groups]
    return sorted(rows, key=lambda row: row.name.casefold())


def group_for_lead(slug: str) -> Group:
    """Any group by its address. Raises Http404."""
    group = Group.objects.filter(slug=slug).first()
    if group is None:
        raise Http404
    return group
