"""What groups offer to the layers below: a place in the navigation, an eraser, an export, and who is together with whom."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samesky.groups.cards import with_cards
from samesky.groups.models import AskedToLeave, Facilitation, Group, Invitation, JoinRequest, Membership
from samesky.groups.queries import are_together
from samesky.kit import shell
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.notices.kinds import Kind, kinds
from samesky.people.togetherness import togetherness

shell.links.register("groups", shell.NavLink(_("Groups"), "groups", "groups:groups", 20, shell.anyone))


def erase(person_id: UUID) -> None:
    """Memberships, leading, requests and invitations of this person; the groups they made stay, made by nobody."""
    for model in (Membership, Facilitation, JoinRequest, AskedToLeave):
        model.objects.filter(person_id=person_id).delete()
    Invitation.objects.filter(made_by_id=person_id).delete()
    Group.objects.filter(made_by_id=person_id).update(made_by=None)
    Facilitation.objects.filter(given_by_id=person_id).update(given_by=None)
    AskedToLeave.objects.filter(by_id=person_id).update(by=None)


def collect(person_id: UUID) -> list[dict[str, Any]]:
    """The groups this person is in, with the day they came in."""
    joined = {row.group_id: row.agreed_at for row in Membership.objects.filter(person_id=person_id)}
    leading = set(Facilitation.objects.filter(person_id=person_id).values_list("group_id", flat=True))
    groups = with_cards(Group.objects.filter(id__in=joined))
    return [
        {"group": card.name, "since": joined[group.id].isoformat(), "facilitator": group.id in leading}
        for group, card in groups
    ]


togetherness.register("groups", lambda one, other: are_together(one.id, other.id))
kinds.register("asked", Kind(_("%(name)s asks to come into a group you hold."), "holding"))
kinds.register("let-in", Kind(_("You were let into a group you asked to come into."), "answers"))
LABELS = (
    "groups.Membership",
    "groups.Facilitation",
    "groups.JoinRequest",
    "groups.Invitation",
    "groups.Group",
    "groups.AskedToLeave",
)
erasers.register("groups", Eraser(LABELS, erase, erase))
exporters.register("groups", Exporter("Groups I am in", collect))
