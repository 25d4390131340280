"""Bringing a method to a workshop: a draft under its author's own key, which they keep, change or withdraw. Nothing is published here."""

from datetime import datetime

from django.db.models import Q
from django.http import Http404

from samesky.circles import telling
from samesky.circles.log import circle_of
from samesky.circles.models import Brought, Room
from samesky.circles.queries.brought import KEPT_FOR
from samesky.circles.queries.rooms import people_in
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.people.queries import those_who_may_not_see

LONGEST_TITLE, LONGEST_HOW, LONGEST_WHEN = 80, 4_000, 600
MOST = 5
"""From one person, in one workshop."""


def bring(
    person: Person, room: Room, title: str, how: str, when: str, *, shown: bool = False, once: str = ""
) -> Brought | None:
    """A draft of the person's own; None when they have brought as many as they can. shown: the room may read it while it is open."""
    row = Brought(author=person, room=room, shown=shown)
    _put(row, person, title, how, when)
    with acting(person, once) as act:
        act.result = room.get_absolute_url()
        if Brought.objects.filter(author=person, room=room).count() >= MOST:
            return None
        row.save(force_insert=True)
        _tell(row)
    return row


def change(
    person: Person, row: Brought, title: str, how: str, when: str, *, shown: bool, once: str = ""
) -> None:
    """Other words, and whether the room may read it."""
    was_shown = row.shown
    row.shown = shown
    _put(row, person, title, how, when)
    with acting(person, once) as act:
        act.result = "/circles/brought"
        _must_be_there(person, row)
        row.save(force_update=True)
        _tell(row, before=was_shown)


def keep(person: Person, row: Brought, *, once: str = "") -> None:
    """It stays on their own page."""
    with acting(person, once) as act:
        act.result = "/circles/brought"
        Brought.objects.filter(pk=row.pk, author=person, kept_at=None).update(kept_at=now())


def withdraw(person: Person, row: Brought, *, once: str = "") -> None:
    """Gone, for everybody."""
    with acting(person, once) as act:
        act.result = "/circles/brought"
        Brought.objects.filter(pk=row.pk, author=person).delete()
        _tell(row, before=row.shown)


def due(at: datetime, limit: int) -> int:
    """Due work: what nobody kept is withdrawn seven days after its workshop closed."""
    late = Q(room__closed_at__lt=at - KEPT_FOR) | Q(room=None, at__lt=at - KEPT_FOR)
    gone = list(Brought.objects.filter(late, kept_at=None).values_list("pk", flat=True)[:limit])
    return Brought.objects.filter(pk__in=gone).delete()[0] if gone else 0


def take_down(row: Brought) -> None:
    """Inside a transaction: the room reads it no more. It stays its author's own."""
    Brought.objects.filter(pk=row.pk).update(shown=False)
    _tell(row, before=row.shown)


def _put(row: Brought, person: Person, title: str, how: str, when: str) -> None:
    for what, words in (("title", title), ("how", how), ("when", when)):
        sealing.put(row, what, words, key=person.key_id)


def _tell(row: Brought, *, before: bool = False) -> None:
    """Its author sees it in the room; of the others, who sits there and sees the author, where it is or was shown."""
    room = row.room
    if room is None or room.closed_at is not None:
        return
    people = people_in(room, circle_of(room.id))
    others = set(people.values()) - {row.author_id} if row.shown or before else set()
    told = {row.author_id} | others - those_who_may_not_see(row.author_id, others)
    for seat in sorted(number for number, person_id in people.items() if person_id in told):
        telling.tell_seat(room, seat)


def _must_be_there(person: Person, row: Brought) -> None:
    """What was withdrawn while it was being changed stays gone."""
    if not Brought.objects.filter(pk=row.pk, author=person).select_for_update(of=("self",)).exists():
        raise Http404
