"""The inner half of bench.circles, in a process of its own with Django set up: makes groups, opens rooms, and measures the core.

python -m bench.circles_inside make COUNT     for each circle its group and its people's cookies, as JSON
python -m bench.circles_inside open           a room for each group whose id stands in the list that comes in; their ids, as JSON
python -m bench.circles_inside core TIMES      figures of the core alone, as JSON
"""

import json
import os
import sys
import time
import tracemalloc
from dataclasses import asdict
from importlib import import_module
from typing import Any

from samesky.config.cli import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
prepare("serve")

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402

from bench.figures import Figure  # noqa: E402
from samesky.circles.actions.opening import open_room  # noqa: E402
from samesky.circles.card import Card  # noqa: E402
from samesky.circles.core import commands as ask  # noqa: E402
from samesky.circles.core.decide import decide  # noqa: E402
from samesky.circles.core.due import Seen  # noqa: E402
from samesky.circles.core.events import Event  # noqa: E402
from samesky.circles.core.fold import fold_all  # noqa: E402
from samesky.circles.core.plan import Kind, Phase, Plan  # noqa: E402
from samesky.circles.core.state import Circle  # noqa: E402
from samesky.circles.core.times import MINUTE  # noqa: E402
from samesky.circles.models import Keeper  # noqa: E402
from samesky.config.ready import migrate  # noqa: E402
from samesky.groups.actions import join, make_group  # noqa: E402
from samesky.groups.models import Card as GroupCard  # noqa: E402
from samesky.groups.models import Group  # noqa: E402
from samesky.people.keyring import make_key, ring  # noqa: E402
from samesky.people.models import Person, RoleGrant  # noqa: E402

EIGHT = 8
PLAN = Plan(
    (
        Phase(Kind.OPENING),
        *[Phase(Kind.ROUND, 15 * MINUTE)] * 9,
        Phase(Kind.CLOSING, 15 * MINUTE),
        Phase(Kind.LEAVING),
    ),
    longest=180 * MINUTE,
)


def make(count: int) -> list[dict[str, Any]]:
    """So many groups of eight, in which the first person keeps circles."""
    migrate()
    lead = _person("Somebody who leads")
    RoleGrant.objects.create(person=lead, role="host")
    return [_group(lead, number) for number in range(count)]


def _person(name: str) -> Person:
    return Person.objects.create(pen_name=name, name_key=name.lower(), key_id=make_key())


def _group(lead: Person, number: int) -> dict[str, Any]:
    with ring():
        people = [_person(f"Somebody {number} {seat}") for seat in range(EIGHT)]
        group = make_group(lead, GroupCard(f"Group {number}", "For a bench.", ("We listen.",), ()), "open")
        for person in people:
            join(person, group)
        Keeper.objects.create(group=group, person=people[0])
        return {"group": str(group.id), "cookies": [_session(person) for person in people]}


def open_rooms(groups: list[str]) -> list[str]:
    """A room with its lobby open in each of these groups."""
    return [_room(Group.objects.get(id=group)) for group in groups]


def _room(group: Group) -> str:
    keeper = Keeper.objects.get(group=group).person
    with ring():
        return str(open_room(keeper, group, Card("An evening", prompts=("", "What went well?")), PLAN).id)


def _session(person: Person) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={'a' * 32}"


def core(times: int) -> list[Figure]:
    """What the core costs by itself, in a circle that goes once around a table of eight again and again."""
    told: list[tuple[int, Event]] = []
    begun = time.process_time()
    for _ in range(times):
        told = _an_evening()
    decided = (time.process_time() - begun) / times / len(told)
    begun = time.process_time()
    for _ in range(times):
        fold_all(told)
    folded = (time.process_time() - begun) / times / len(told)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    many = [fold_all(told[: len(told) // 2]) for _ in range(100)]
    held = (tracemalloc.get_traced_memory()[0] - before) / len(many)
    return [
        Figure("decide and fold, for each event of a circle", decided * 1e6, "us", on="the core alone"),
        Figure("fold, for each event of a circle", folded * 1e6, "us", on="the core alone"),
        Figure("memory of one open circle's state", held / 1000, "kB", on="the core alone"),
    ]


def _an_evening() -> list[tuple[int, Event]]:
    """A whole circle of eight, in which everybody says something in each round."""
    circle, now = Circle(), 1_000_000
    told: list[tuple[int, Event]] = []

    def does(seat: int, command: Any) -> None:
        nonlocal circle, now
        now += 1_000
        decision = decide(circle, seat, command, Seen(dict.fromkeys(range(1, EIGHT + 1), now), now), now)
        assert decision.refusal is None, decision.refusal
        circle = decision.circle
        told.extend(decision.events)

    does(0, ask.Open(PLAN))
    for seat in range(1, EIGHT + 1):
        does(seat, ask.Arrive(may_keep=seat == 1))
    does(1, ask.Begin())
    while circle.now_in and circle.now_in.kind is not Kind.CLOSING:
        if circle.turn is None:
            does(1, ask.Next())
            continue
        speaker, number = circle.turn.seat, circle.turn.number
        does(speaker, ask.Say(number, "a" * 36))
        does(speaker % EIGHT + 1, ask.Hold(number, "b" * 36))
        does(speaker, ask.Finish(number))
    return told


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", count]:
            print(json.dumps(make(int(count))))
        case ["open"]:
            print(json.dumps(open_rooms(json.load(sys.stdin))))
        case ["core", times]:
            print(json.dumps([asdict(figure) for figure in core(int(times))]))
