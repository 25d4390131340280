"""A room in a place that is being served: made with its people from outside, and read back from what is stored."""

import json
from dataclasses import dataclass
from typing import Any

from tests.harness.site import Site

_OPEN = """
import json
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.models import Keeper
from samesky.groups.actions import join, make_group
from samesky.groups.models import Card as GroupCard
from samesky.kit.clock import now
from samesky.people.actions.joining import join as make_account
from samesky.people.keyring import ring
from samesky.people.models import RoleGrant
with ring():
    made = [make_account(name, PASSPHRASE).person for name in NAMES]
    card = GroupCard("People of a test", "For a test.", ("We speak from our own life.",), ())
    lead = make_account("Somebody who leads", PASSPHRASE).person
    RoleGrant.objects.create(person=lead, role="host")
    group = make_group(lead, card, "open")
    for person in made:
        join(person, group)
    Keeper.objects.bulk_create(Keeper(group=group, person=one, added_by=made[0], at=now()) for one in made[:2])
    phases = (Phase(Kind.OPENING), *[Phase(Kind.ROUND, TURN)] * ROUNDS, Phase(Kind.CLOSING, TURN), Phase(Kind.LEAVING))
    room = open_room(made[0], group, Card("An evening"), Plan(phases, capacity=12))
print(json.dumps(str(room.id)))
"""
_READ = """
import json
from samesky.circles.models import Answered, HeldWords, Logged, Room, SaidWords, Seat, Serving
from samesky.people import sealing
room = Room.objects.get(id=ROOM)
words = lambda rows: [[str(one.id), one.number, one.seat, getattr(one, "to_seat", 0), sealing.read(one, "words")] for one in rows]
print(json.dumps({
    "seq": room.seq, "closed": room.closed_at is not None,
    "log": [[one.seq, one.at, one.kind, json.loads(one.told)] for one in Logged.objects.filter(room=room).order_by("seq")],
    "said": words(SaidWords.objects.filter(room=room).order_by("at", "id")),
    "held": words(HeldWords.objects.filter(room=room).order_by("at", "id")),
    "seats": {one.person.pen_name: one.number for one in Seat.objects.filter(room=room).select_related("person")},
}))
"""
PASSPHRASE = "nobody real has this one"


@dataclass(frozen=True)
class Kept:
    """What a place keeps of a room. log: [seq, at, kind, told]; said and held: [id, turn, seat, to, words]."""

    seq: int
    closed: bool
    log: list[tuple[int, int, str, dict[str, Any]]]
    said: list[tuple[str, int, int, int, str]]
    held: list[tuple[str, int, int, int, str]]
    seats: dict[str, int]


def open_room_at(site: Site, names: list[str], rounds: int, turn: int = 30_000) -> str:
    """A group of these people, the first two trained keepers, and a room with its lobby open; its id."""
    values = f"NAMES, PASSPHRASE, ROUNDS, TURN = {names!r}, {PASSPHRASE!r}, {rounds}, {turn}"
    return str(json.loads(site.python(f"{values}\n{_OPEN}")))


def kept(site: Site, room: str) -> Kept:
    """Everything of the room, now."""
    return Kept(**json.loads(site.python(f"ROOM = {room!r}\n{_READ}")))
