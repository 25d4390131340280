"""Opening a rehearsal: a room that only whoever opens it can see, and seats for simulated members who come by themselves."""

from django.db import transaction
from django.utils.translation import gettext as _

from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core.plan import MOST, Kind, Phase, Plan
from samesky.circles.core.times import FLOOR, MINUTE
from samesky.circles.models import Room, Seat
from samesky.circles.practice.core.characters import Character
from samesky.groups.models import Group
from samesky.people.models import Person

PLAN = Plan(
    (
        Phase(Kind.OPENING),
        Phase(Kind.NAMES, MINUTE // 2),
        Phase(Kind.ROUND, MINUTE),
        Phase(Kind.FLOOR, FLOOR),
        Phase(Kind.CLOSING, MINUTE // 2),
        Phase(Kind.LEAVING),
    ),
    capacity=MOST,
    longest=60 * MINUTE,
)


def open_rehearsal(person: Person, group: Group, cast: tuple[Character, ...], *, once: str = "") -> Room:
    """Whether the person may is asked before. Nobody is on watch for it, since nobody in it is real."""
    with transaction.atomic():
        room = open_room(person, group, _card(), PLAN, practice=True, once=once)
        Seat.objects.bulk_create(
            [Seat(room=room, number=number, stand_in=one.name) for number, one in enumerate(cast, start=1)]
        )
    return room


def _card() -> Card:
    return Card(
        _("Rehearsal"),
        "birches",
        welcome=_("Good that you are here. Everybody in this circle is made up, except you. Try things out."),
        agreements=(_("We speak about ourselves."), _("Passing is fine, and needs no reason.")),
        prompts=(
            "",
            _("What shall we call you, and how are you just now?"),
            _("How was your week?"),
            _("Is there something that still wants to be said?"),
            _("What do you take with you?"),
            "",
        ),
        closing=_("Thank you. This was a rehearsal."),
    )
