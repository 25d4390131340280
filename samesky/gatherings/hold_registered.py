"""What holding hangs into the registries below: work that falls due, a notice, and who is let into rooms."""

from django.utils.translation import gettext_lazy as _

from samesky.circles import letting_in as rooms
from samesky.gatherings.actions import cover_told, covering
from samesky.gatherings.actions.holding import GAP
from samesky.gatherings.actions.rooms import OPEN, open_rooms
from samesky.gatherings.letting_in import with_a_seat
from samesky.groups.going import endings
from samesky.kit import work
from samesky.notices.kinds import Kind, kinds

kinds.register(
    OPEN, Kind(_("The door of a room you had set time aside for is open."), "reminders", urgent=True)
)
kinds.register(
    GAP,
    Kind(_("Somebody who was to hold something cannot, this time. Perhaps you can."), "holding", urgent=True),
)
kinds.register(
    cover_told.ASKED,
    Kind(_("Something begins, and nobody is there to keep it. Could you come now?"), "holding", urgent=True),
)
kinds.register(
    cover_told.TAKEN,
    Kind(_("You were asked to come and keep something. Somebody else takes care of it now."), "holding"),
)
kinds.register(
    cover_told.OFF,
    Kind(
        _(
            "Something you had set time aside for does not take place today. It is not because of anybody who came."
        ),
        "seats",
        urgent=True,
    ),
)
rooms.registry.register("gatherings", with_a_seat)
work.register("gatherings: rooms that open", open_rooms)
work.register("gatherings: cover, if nobody is there to keep one", covering.look)
endings.register("gatherings: cover", covering.gone_from)
