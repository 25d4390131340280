"""Pages that show somebody who has changed all at once: another pen name, another sky, or gone."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from samesky.live.revoking import revoke
from samesky.shares.models import BeenThere, Reply, Share


def reload_pages(shares: Iterable[Share]) -> None:
    """Every page these shares stand on, and their authors' /today, loads its parts again.

    Somebody who blocked the author, or was blocked, may see a part come that they never saw: so all, and not by the author's name.
    """
    rooms: set[str] = set()
    for share in shares:
        rooms |= {share.place_room, share.room}
        if share.author_id:
            rooms.add(f"person:{share.author_id}")
    _reload(rooms)


def _reload(rooms: set[str]) -> None:
    for room in sorted(rooms):
        revoke(room=room, afresh=True)


def look_anew(person_id: UUID) -> None:
    """Inside a transaction: every page that shows this person's name loads its parts again. Rare, so it may wake too many."""
    wrote = Q(author_id=person_id) | Q(replies__author_id=person_id)
    shares = list(Share.objects.filter(wrote).distinct())
    rooms = {room for share in shares for room in (share.place_room, share.room)}
    answered = Reply.objects.filter(author_id=person_id, share__author__isnull=False)
    rooms |= {f"person:{author}" for author in answered.values_list("share__author_id", flat=True)}
    been = Share.objects.filter(id__in=BeenThere.objects.filter(person_id=person_id).values("share"))
    rooms |= {room for share in been for room in (share.place_room, share.room)}
    _reload(rooms)
