""" "I am not all right": it reaches one person after another until somebody has seen it, and never the room."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from samesky.circles.actions import cases
from samesky.circles.actions.private import open_line
from samesky.circles.cores import State
from samesky.circles.models import NotAllRight, PrivateLine, Room, Seat
from samesky.circles.panels import tell_seat
from samesky.circles.queries.reach import cry_of, reach, watch_for
from samesky.kit import work
from samesky.kit.clock import now
from samesky.notices import actions as notices
from samesky.people.acting import acting
from samesky.people.models import Leaving, Person
from samesky.safety.actions import raising
from samesky.safety.models import Report
from samesky.safety.record import note

KEEPER_HAS = timedelta(minutes=2)
"""If the keeper has not said "I see it" by then, the watch is told."""
WATCH_HAS = timedelta(minutes=5)
"""If nobody on watch has looked by then, the safeguarding leads are told, and the person is shown who else can help."""


def say(person: Person, room: Room, state: State, *, once: str = "") -> NotAllRight:
    """Somebody who has a place in the room is not all right. Said again while it is not over, it is the first one."""
    first = cry_of(person, room)
    if first is not None:
        return first
    found = reach(person, room, state)
    case = cases.of_a_cry(person, room) if found.watch and not found.keeper else None
    cry = NotAllRight(room=room, person=person, keeper=found.keeper)
    cry.goes_on_at = cry.at + KEEPER_HAS if found.keeper else None
    try:
        with acting(person, once) as act:
            act.result = address_of(cry)
            cry.save(force_insert=True)
            _tell_room(cry)
            if found.keeper is None:
                _to_watch(cry, found.watch, case)
            act.result = address_of(cry)
    except IntegrityError:
        twice = cry_of(person, room)  # two presses at once: one of them is it
        if twice is None:
            raise
        if case is not None:
            raising.drop(case)
        return twice
    return cry


def address_of(cry: NotAllRight) -> str:
    """Where its page is; the room, when somebody there or on watch was told."""
    return f"/circles/{cry.room_id}/not-all-right" if cry.lines_at else cry.room.get_absolute_url()


def _to_watch(cry: NotAllRight, watch: tuple[Person, ...], case: Report | None) -> None:
    """Inside a transaction: whoever is on watch is told, and a case is there. Without anybody on watch, the lines are what there is."""
    at = now()
    if not watch or case is None:
        cry.lines_at, cry.goes_on_at = at, None
    else:
        cry.watch_at, cry.goes_on_at, cry.concern_id = at, at + WATCH_HAS, case.id
        raising.save(case)
    cry.save()
    for person in sorted(
        watch, key=lambda one: str(one.pk)
    ):  # by room, so that two writers never wait for each other
        notices.tell(person.pk, "not-all-right", f"/circles/{cry.room_id}/not-all-right/{cry.id}")


def due(at: datetime, limit: int) -> int:
    """Due work: what nobody has seen in time goes on to the next who can help."""
    waiting = NotAllRight.objects.filter(goes_on_at__lte=at, seen_at=None, ended_at=None)
    return sum(_go_on(cry, at) for cry in list(waiting.select_related("room__group", "person")[:limit]))


def _go_on(cry: NotAllRight, at: datetime) -> bool:
    watch = watch_for(cry.person, at) if cry.watch_at is None else ()
    watch = tuple(one for one in watch if one.pk != cry.keeper_id)
    case = cases.of_a_cry(cry.person, cry.room) if watch else None
    with transaction.atomic():
        claimed = NotAllRight.objects.filter(
            id=cry.id, goes_on_at=cry.goes_on_at, seen_at=None, ended_at=None
        )
        left = Leaving.objects.filter(person_id=cry.person_id).exists()
        if not left and claimed.update(goes_on_at=None):
            _tell_room(cry)
            if cry.watch_at is None:
                _to_watch(cry, watch, case)
            else:
                _to_leads(cry)
            return True
    if case is not None:
        raising.drop(case)
    return False


def _to_leads(cry: NotAllRight) -> None:
    """Nobody on watch has looked: the leads are told, and the person learns it and is shown who else can help."""
    cry.lines_at, cry.goes_on_at = now(), None
    cry.save()
    leads = Person.objects.filter(role_grants__role="lead").exclude(pk=cry.person_id)
    for pk in sorted(leads.values_list("pk", flat=True), key=str):
        notices.tell(pk, "not-looked-at", f"/desk/{cry.concern_id}/")


def seen(person: Person, cry: NotAllRight, *, once: str = "") -> None:
    """ "I see it", by whoever keeps the room or is on watch: the person learns it, and it goes no further."""
    with acting(person, once) as act:
        act.result = cry.room.get_absolute_url()
        if NotAllRight.objects.filter(id=cry.id, seen_at=None).update(
            seen_at=now(), seen_by=person, goes_on_at=None
        ):
            _tell_room(cry, person)


def take_up(person: Person, cry: NotAllRight, *, once: str = "") -> PrivateLine | None:
    """Somebody on watch has seen it and is there: a private line, while the room is open. None when it has closed: there is the case."""
    with acting(person, once) as act:
        act.result = f"/circles/{cry.room_id}/not-all-right/{cry.id}"
        NotAllRight.objects.filter(id=cry.id, seen_at=None).update(
            seen_at=now(), seen_by=person, goes_on_at=None
        )
        is_open = Room.objects.filter(id=cry.room_id, closed_at=None).exists()
        line = open_line(cry.room, person, cry.person) if is_open else None
        act.result = f"/circles/{cry.room_id}/line/{line.id}" if line else act.result
        _tell_room(cry)
        note(person, "took up", "report", cry.concern_id or cry.id)
        if line:
            notices.tell(cry.person_id, "somebody-is-there", act.result)
    return line


def over(person: Person, room: Room, *, once: str = "") -> None:
    """The person says that it is over. Whoever was told sees that."""
    with acting(person, once) as act:
        act.result = room.get_absolute_url()
        cry = NotAllRight.objects.filter(room=room, person=person, ended_at=None).first()
        if cry and NotAllRight.objects.filter(id=cry.id, ended_at=None).update(
            ended_at=now(), goes_on_at=None
        ):
            _tell_room(cry)


def _tell_room(cry: NotAllRight, *also: Person) -> None:
    """Inside the transaction: the panels of this person and of the keeper look different; nobody else's do."""
    keeper: UUID | None = cry.keeper_id
    people = [cry.person_id, *(one.pk for one in also), *([keeper] if keeper else [])]
    for number in (
        Seat.objects.filter(room_id=cry.room_id, person__in=people)
        .order_by("number")
        .values_list("number", flat=True)
    ):
        tell_seat(cry.room, number)


work.register("circles: somebody is not all right", due, urgent=True)
