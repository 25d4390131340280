"""A gathering that has begun, for tests of cover: the first Tuesday of the weekly circle, at 19:00 in Berlin."""

from datetime import timedelta

from django.core.cache import cache
from django.test import Client

from samesky.circles.actions import coffee, sitting
from samesky.circles.models import Room
from samesky.circles.ticking import due
from samesky.gatherings.actions import covering
from samesky.gatherings.actions.rooms import open_rooms
from samesky.gatherings.models import CoverAsked, Series
from samesky.gatherings.tests.plans import BEFORE, FIRST
from samesky.gatherings.tests.test_opening_rooms import BEGINS
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.models import Person
from samesky.safety.models import WatchTurn


def watch(farid: Person) -> None:
    """Somebody is on watch from before to long after."""
    WatchTurn.objects.create(person=farid, starts_at=BEFORE, ends_at=BEGINS + timedelta(days=9))
    cache.clear()


def tick(minutes: float) -> int:
    """So many minutes after the begin the place does what is due. Gives after how many times it looked, until nothing was left."""
    moment = BEGINS + timedelta(minutes=minutes)
    with held_at(moment):
        due(moment, 50)
        open_rooms(moment, 50)
        looked = 0
        for _ in range(9):
            now_looked = covering.look(moment, 50)
            looked += now_looked
            if not now_looked:
                break
        return looked


def passes(until: float, start: float = -10) -> None:
    """Time passes, half a minute at a time: from `start` minutes after the begin to `until`. Before the begin it only opens the room."""
    if start < 0:
        tick(start)
    for half in range(round(max(start, 0) * 2), round(until * 2) + 1):
        tick(half / 2)


def serves(start: float, until: float) -> None:
    """The same, as somebody who serves does it: rooms are looked after every four seconds, so that there is no outage."""
    for step in range(round(start * 15), round(until * 15) + 1):
        moment = BEGINS + timedelta(seconds=4 * step)
        with held_at(moment):
            due(moment, 50)
            covering.look(moment, 50)


def arrives(person: Person, minutes: float) -> Room:
    """They come into the room that is open."""
    room = Room.objects.latest("opened_at")
    with held_at(BEGINS + timedelta(minutes=minutes)):
        if room.kind == Room.Kind.COFFEE:
            assert coffee.arrive(person, room, "").refusal is None
        else:
            assert sitting.arrive(person, room, "").refusal is None
    return room


def asked() -> list[str]:
    """Who was asked, the first first."""
    return [one.person.pen_name for one in CoverAsked.objects.order_by("asked_at", "pk")]


def told(kind: str) -> list[str]:
    """Who has notices of this kind, by name; twice who has two."""
    return sorted(notice.person.pen_name for notice in Notice.objects.filter(kind=kind))


def page(person: Person, series: Series, minutes: float, end: str = "") -> str:
    with held_at(BEGINS + timedelta(minutes=minutes)):
        client = Client()
        client.force_login(person)
        return client.get(f"/gatherings/{series.id}/{FIRST}/{end}").content.decode()


def sends(person: Person, series: Series, minutes: float, **body: str) -> str | int:
    """What the page of those who hold it says after that; the status where there is no page."""
    with held_at(BEGINS + timedelta(minutes=minutes)):
        client = Client()
        client.force_login(person)
        answer = client.post(f"/gatherings/{series.id}/{FIRST}/hold", body, follow=True)
        return answer.content.decode() if answer.status_code == 200 else answer.status_code
