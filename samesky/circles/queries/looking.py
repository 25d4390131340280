"""What every look at a table asks of the database, as statements that are put together once (kit.prepared): a change is eight looks."""

from uuid import UUID

from django.db.models import F

from samesky.circles.models import HeldWords, Logged, PieceName, Room, SaidWords, Seat, TurnedAway
from samesky.circles.models import Prepared as WordsPrepared
from samesky.groups.models import Group, Membership
from samesky.kit.prepared import Prepared

TELLING = ("Kept", "Longer", "Paused", "Resumed", "WithSomeone", "TurnBegan", "PhaseBegan")
"""Kinds of events that tell the present moment."""
BACK = 8
"""So many of them do."""

_ROOM = Prepared(lambda room: Room.objects.filter(id=room))
_GROUP = Prepared(lambda group: Group.objects.filter(id=group))
_MEMBER = Prepared(lambda group, person: Membership.objects.filter(group=group, person=person))
_SEAT = Prepared(lambda room, person: Seat.objects.filter(room=room, person=person))
_SEATS = Prepared(
    lambda room: Seat.objects.filter(room=room).annotate(
        pen_name=F("person__pen_name"), sky_turn=F("person__sky_turn")
    )
)
_SAID = Prepared(
    lambda room: SaidWords.objects.filter(room=room, taken_down_at=None).order_by("number", "at", "id")
)
_SAID_IN = Prepared(
    lambda room, number: SaidWords.objects.filter(room=room, number=number, taken_down_at=None).order_by(
        "at", "id"
    )
)
_HELD = Prepared(
    lambda room, seat: HeldWords.objects.filter(room=room, to_seat=seat, taken_down_at=None).order_by(
        "at", "id"
    )
)
_PREPARED = Prepared(lambda room, seat: WordsPrepared.objects.filter(room=room, seat=seat))
_TURNED_AWAY = Prepared(lambda room, seat: TurnedAway.objects.filter(room=room, seat=seat))
_PIECE = Prepared(lambda group: PieceName.objects.filter(group=group))
_LATELY = Prepared(lambda room: Logged.objects.filter(room=room, kind__in=TELLING).order_by("-seq")[:BACK])


def room_row(room_id: UUID) -> Room | None:
    """The room, with its group at hand."""
    room: Room | None = next(iter(_ROOM(room=room_id)), None)
    if room is not None and room.group_id is not None:
        room.group = next(iter(_GROUP(group=room.group_id)), None)
    return room


def is_member(group_id: UUID, person_id: UUID) -> bool:
    return bool(_MEMBER(group=group_id, person=person_id))


def seat_row(room: Room, person_id: UUID) -> Seat | None:
    return next(iter(_SEAT(room=room.id, person=person_id)), None)


def seat_rows(room: Room) -> list[Seat]:
    """Everybody who ever came in; each row also has the pen_name and sky_turn of its person, None without one."""
    rows: list[Seat] = _SEATS(room=room.id)
    return rows


def said_rows(room: Room) -> list[SaidWords]:
    """Words of all turns, in order; without those that were taken down."""
    rows: list[SaidWords] = _SAID(room=room.id)
    return rows


def said_rows_in(room: Room, number: int) -> list[SaidWords]:
    """The same, of one turn."""
    rows: list[SaidWords] = _SAID_IN(room=room.id, number=number)
    return rows


def held_rows(room: Room, seat: int) -> list[HeldWords]:
    """Words that were held for this seat, in order; without those that were taken down."""
    rows: list[HeldWords] = _HELD(room=room.id, seat=seat)
    return rows


def prepared_row(room: Room, seat: int) -> WordsPrepared | None:
    return next(iter(_PREPARED(room=room.id, seat=seat)), None)


def was_turned_away(room: Room, seat: int) -> bool:
    return bool(_TURNED_AWAY(room=room.id, seat=seat))


def piece_row(group_id: UUID) -> PieceName | None:
    return next(iter(_PIECE(group=group_id)), None)


def the_last_events(room: Room) -> list[Logged]:
    """The last events that tell the present moment, the newest first."""
    rows: list[Logged] = _LATELY(room=room.id)
    return rows
