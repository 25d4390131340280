"""When the sealed copy's time is over, the room's rows go, then its key, then what both left in the files.

What stays is that it took place. Every step may be run again after a crash; the last one forgets that there was anything to do.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction

from samesky.circles import log
from samesky.circles.actions.handing import hand_over_claimed
from samesky.circles.claiming import claim, free, let_go
from samesky.circles.models import Attendance, Fading, PrivateLine, Room
from samesky.kit.clock import now
from samesky.live import journal, revoking
from samesky.notices.models import Notice
from samesky.people.keyring import destroy_key
from samesky.people.keystore.models import DataKey
from samesky.people.models import Once
from samesky.people.traces import wipe_traces

STAYS: set[type[models.Model]] = {Attendance, Fading}
"""Attendance is there only where the group chose so; Fading goes with the last step. Every other row of a room is deleted."""
LOST = timedelta(days=7)
"""A fading key that is so old and named by no room belongs to one that was never saved."""


def due(at: datetime, limit: int) -> int:
    """Due work: destroy what was sealed until now; says of how many rooms nothing is left."""
    log.forget_closed()
    waiting = Fading.objects.filter(free(at), room__sealed_until__lte=at).order_by("room__sealed_until")
    done = sum(destroy(room_id) for room_id in list(waiting.values_list("room_id", flat=True)[:limit]))
    _destroy_lost_keys(at)
    return done


def destroy(room_id: UUID) -> bool:
    """All of it, for one room whose time is over. False: somebody else is at it, or somebody still reads the old pages."""
    if not claim(room_id, now()):
        return False
    room = Room.objects.get(id=room_id)
    if Fading.objects.filter(room=room, handed_at=None).exists():
        hand_over_claimed(room)
    with transaction.atomic():
        empty(room)
    if room.key_id:
        destroy_key(room.key_id)
    log.forget(room.id)
    if not (wipe_traces("default") and wipe_traces("keys")):
        let_go(room_id)
        return False
    with transaction.atomic():
        Room.objects.filter(id=room_id).update(key_id=None)
        Fading.objects.filter(room_id=room_id).delete()
    return True


def empty(room: Room) -> None:
    """Inside a transaction: delete every row of the room, and every trace elsewhere that somebody was there."""
    lines = [line.live for line in PrivateLine.objects.filter(room=room)]
    for model, column, keeps in rows_of_a_room():
        rows = model._meta.base_manager.filter(**{column: room})
        if not keeps:
            rows.delete()
        elif model not in STAYS:
            rows.update(**{column: None})
    here = room.get_absolute_url()
    Once.objects.filter(result__startswith=here).update(result="/today")
    Notice.objects.filter(address__startswith=here).delete()
    Room.objects.filter(id=room.id).update(card_sealed=None, due_at=None)
    for name in sorted([room.live, *lines]):
        journal.forget_room(name)
        revoking.revoke(room=name)


def rows_of_a_room() -> list[tuple[type[models.Model], str, bool]]:
    """(model, column, whether its rows outlive the room) of everything that points at a room: a new model is among them by itself."""
    found: list[tuple[type[models.Model], str, bool]] = []
    for relation in Room._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ForeignObjectRel):
            model: type[models.Model] = relation.related_model
            keeps = model in STAYS or relation.on_delete is models.SET_NULL
            found.append((model, relation.remote_field.name, keeps))
    return found


def _destroy_lost_keys(at: datetime) -> None:
    old = set(DataKey.objects.filter(fades=True, made_at__lt=at - LOST).values_list("id", flat=True))
    if old:
        for key_id in old - set(Room.objects.filter(key_id__in=old).values_list("key_id", flat=True)):
            destroy_key(key_id)
