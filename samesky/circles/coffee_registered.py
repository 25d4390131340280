"""What coffee chats and workshops hang into the registries below: words that come with somebody, telling, due work."""

import re
from uuid import UUID

from django.http import Http404

from samesky.circles import reporting_brought, reporting_coffee  # noqa: F401
from samesky.circles.actions import brought
from samesky.circles.actions.preparing import add_to_prepared
from samesky.circles.log import tables_of
from samesky.circles.queries.coffee import coffee_for
from samesky.circles.queries.rooms import seat_of
from samesky.circles.sights_tables import has_place
from samesky.kit import work
from samesky.people.arrivals import arrivals
from samesky.people.models import Person

_SAY = re.compile(r"/circles/([0-9a-f-]{36})/coffee/say")


def arrive(person: Person, words: str, place: str) -> str | None:
    """Words whose session had lapsed on their way to a table: in the box again, where their writer still has a place."""
    found = _SAY.fullmatch(place)
    try:
        room = coffee_for(person, UUID(found[1])) if found else None
    except (ValueError, Http404):
        return None
    seat = seat_of(person, room) if room else None
    if room is None or seat is None or room.closed_at or not has_place(tables_of(room.id), seat.number):
        return None
    return room.get_absolute_url() if add_to_prepared(room, seat, words) else None


arrivals.register("coffee", arrive)
work.register("workshops: withdraw what nobody kept", brought.due)
