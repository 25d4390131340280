"""After old data was put back: no copy holds a circle's key, so a room whose key is not here took place, and nothing more is left of it."""

from samesky.circles.actions.destroying import empty
from samesky.circles.models import Fading, Room
from samesky.kit.clock import now
from samesky.people.keystore.models import DataKey


def close_without_key() -> int:
    """Inside the transaction of a restore: empty such rooms and close those that were open. Says how many there were."""
    rooms = list(Room.objects.exclude(key_id=None))
    wanted = [room.key_id for room in rooms if room.key_id]
    known = set(DataKey.objects.filter(id__in=wanted).values_list("id", flat=True))
    lost = [room for room in rooms if room.key_id not in known]
    for room in lost:
        empty(room)
        Fading.objects.filter(room=room).delete()
        at = room.closed_at or now()
        Room.objects.filter(id=room.id).update(
            key_id=None, closed_at=at, sealed_until=room.sealed_until or at
        )
    return len(lost)
