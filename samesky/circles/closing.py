"""What happens in the transaction in which a room closes (law 13): its words leave it, and the time until they are gone begins."""

from datetime import datetime, timedelta

from samesky.circles.core.state import Circle
from samesky.circles.core.tables.state import Tables
from samesky.circles.models import Attendance, Fading, KeepsAttendance, Room, Seat
from samesky.circles.place import SEALED_HOURS
from samesky.kit.clock import now


def closed(room: Room, circle: Circle | Tables) -> None:
    """Inside the transaction in which it closes. What takes keys is done later, by due work (actions.handing, actions.destroying)."""
    at = now()
    Room.objects.filter(id=room.id).update(closed_at=at, sealed_until=at + sealed_for(), watch_told="")
    Fading.objects.get_or_create(room=room)
    if keeps_attendance(room):
        _note_who_came(room, circle)


def sealed_for() -> timedelta:
    """How long the sealed copy stays."""
    return timedelta(hours=int(SEALED_HOURS.value()))


def gone_at(room: Room) -> datetime | None:
    """When the sealed copy of a closed room is destroyed; None for one that is open."""
    return room.sealed_until if room.closed_at else None


def keeps_attendance(room: Room) -> bool:
    """Whether it stays known who came to this room: the group chose so before it was opened."""
    if room.group_id is None or room.practice:
        return False
    return KeepsAttendance.objects.filter(group_id=room.group_id, at__lte=room.opened_at).exists()


def _note_who_came(room: Room, circle: Circle | Tables) -> None:
    numbers = [number for number, seat in circle.seats.items() if seat.entered]
    seats = Seat.objects.filter(room=room, number__in=numbers).exclude(person=None)
    Attendance.objects.bulk_create(
        [
            Attendance(room=room, person_id=person_id)
            for person_id in seats.values_list("person_id", flat=True)
        ],
        ignore_conflicts=True,
    )
