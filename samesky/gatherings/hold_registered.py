"""What holding hangs into the registries below: work that falls due, a notice, and who is let into rooms."""

from django.utils.translation import gettext_lazy as _

from samesky.circles import letting_in as rooms
from samesky.gatherings.actions.holding import GAP
from samesky.gatherings.actions.rooms import OPEN, open_rooms
from samesky.gatherings.letting_in import with_a_seat
from samesky.kit import work
from samesky.notices.kinds import Kind, kinds

kinds.register(
    OPEN, Kind(_("The door of a room you had set time aside for is open."), "reminders", urgent=True)
)
kinds.register(
    GAP,
    Kind(_("Somebody who was to hold something cannot, this time. Perhaps you can."), "holding", urgent=True),
)
rooms.registry.register("gatherings", with_a_seat)
work.register("gatherings: rooms that open", open_rooms)
