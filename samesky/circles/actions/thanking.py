"""Thanking somebody after a circle: an affirmation between two, that does not say where they met."""

import hmac
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from samesky.affirmations.actions import affirm
from samesky.circles.models import Room
from samesky.people.models import Person

KIND = "circle"


def thank(person: Person, room: Room, seat: int, to: Person, words: str, *, once: str = "") -> None:
    """Once to each; said again, the new words replace the old. Whether the two may see each other is asked before."""
    here = f"{room.get_absolute_url()}after"
    affirm(person, to, KIND, thing_id(room, seat), words, about=here, once=once)


def thing_id(room: Room, seat: int) -> UUID:
    """Names the seat in the room, for those who have our key: who finds the row later cannot tell which circle it was."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"thanks\n{room.id}\n{seat}".encode(), sha256).digest()
    return UUID(bytes=digest[:16])
