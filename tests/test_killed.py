"""Rotation and leaving, killed with SIGKILL in a real process wherever it hurts, and gone on with."""

import json
import threading
import time
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.site import NewSite, Site

# Each point is tried in a child of its own, on the same real stores; the parent then looks at what is left.
CHILD = """
import os, json
from django.db import connections
from samesky.kit.clock import held_at, now
from datetime import timedelta

def close_all():
    for connection in connections.all():
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()

def killed(work):
    close_all()
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1]) == 9

def die(*args, **options):
    os.kill(os.getpid(), 9)

def dying_at(real, number, after=False):
    calls = []
    def call(*args, **options):
        calls.append(1)
        if len(calls) == number and not after:
            die()
        result = real(*args, **options)
        if len(calls) == number and after:
            die()
        return result
    return call
"""
ROTATING = """
from samesky.config import keys
from samesky.people import hostkey, rotating
from samesky.people.keyring import make_key, unwrap
from samesky.people.keystore.models import DataKey
from samesky.people.models import Experience
from samesky.people.sealing import read
rotating.AT_ONCE = 4
for _ in range(5):
    make_key()

def rotate():
    from argparse import Namespace
    keys.run(Namespace(what="rotate"))

def all_open():
    inside = {row.id: unwrap(row).hex() for row in DataKey.objects.all()}
    words = sorted(read(one, "own_words") for one in Experience.objects.all())
    return [sorted(map(str, inside.items())), words]

from django.conf import settings
before, first, seen = all_open(), settings.HOST_KEY_FILE.read_text(), []
for module, name, number, after in (
    (hostkey, "replace", 1, False), (hostkey, "replace", 1, True), (rotating, "rewrap", 1, False), (rotating, "rewrap", 6, True),
    (hostkey, "replace", 1, False), (rotating, "wipe_traces", 1, False),
):
    real = getattr(module, name)
    def work():
        setattr(module, name, dying_at(real, number, after))
        rotate()
    seen.append([name, number, killed(work), all_open() == before, len(settings.HOST_KEY_FILE.read_text().splitlines())])
    setattr(module, name, real)
rotate()
current = settings.HOST_KEY_FILE.read_text().split()[0]
old_id = first.split()[0]
print(json.dumps({"seen": seen, "open": all_open() == before, "lines": len(settings.HOST_KEY_FILE.read_text().splitlines()),
    "wrapped by others": DataKey.objects.exclude(host_key_id=current).count(), "changed": current != old_id}))
"""
LEAVING = """
from samesky.people import leaving, keyring
from samesky.people.keystore.models import DataKey
from samesky.people.models import Leaving, Person
from samesky.people.sealing import key_of, read
from samesky.people.walking import sealed_values, whose_key_is_gone
from samesky.shares import actions, leaving as shares_leaving
from samesky.shares.models import Reply, Share
shares_leaving.A_PART = 2
jules = Person.objects.get(pen_name="Jules")
seen = []

def tell(person):
    for number in range(3):
        share = actions.say(person, None, f"{number}", "ears")
        actions.answer(jules, share, f"answer {number}")
        actions.answer(person, share, f"thanks {number}")

points = (("_do", 1, False), ("_do", 3, True), ("_forget", 1, False), ("_forget", 1, True), ("destroy_key", 1, False),
    ("destroy_key", 1, True), ("_close", 1, False))
people = list(Person.objects.exclude(pen_name__in=["Jules", "Grace"]).order_by("pen_name"))
for index, ((name, number, after), person) in enumerate(zip(points, people)):
    tell(person)
    begun = leaving.leave(person, WAYS[index % 2])
    real = getattr(leaving, name)
    def work():
        setattr(leaving, name, dying_at(real, number, after))
        leaving.finish(begun)
    was_killed = killed(work)
    between = len(list(whose_key_is_gone()))
    kept = Leaving.objects.filter(person_id=person.pk).exists()
    if index < len(points) - 1:
        with held_at(now() + timedelta(minutes=2)):
            leaving.due(now(), 10)
        gone = not Leaving.objects.exists() and not DataKey.objects.filter(id=begun.key_id).exists()
        seen.append([name, was_killed, kept, between, gone, not Person.objects.filter(pk=begun.person_id).exists(),
            all(key_of(sealed) != begun.key_id for *_, sealed in sealed_values())])
    else:
        Leaving.objects.update(claimed_at=now() - timedelta(minutes=2))
        seen.append([name, was_killed, kept, between])
answers = sorted(read(reply, "words") for reply in Reply.objects.filter(author=jules))
print(json.dumps({"seen": seen, "answers": len(answers)}))
"""


def last_line(text: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(text.splitlines()[-1])
    return answer


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.3)


def test_a_rotation_killed_anywhere_loses_nothing_and_finishes_when_run_again(new_site: NewSite) -> None:
    answer = last_line(new_site(serve=False).python(CHILD + ROTATING))
    for name, number, was_killed, all_open, lines in answer["seen"]:
        assert was_killed, f"{name} {number}"
        assert all_open, f"after {name} {number}"
        assert lines in (1, 2)
    assert [row[4] for row in answer["seen"]] == [1, 2, 2, 2, 2, 1]
    assert answer == answer | {"open": True, "lines": 1, "wrapped by others": 0, "changed": True}


def test_a_leaving_killed_anywhere_is_completed_by_the_ticker(new_site: NewSite) -> None:
    site = new_site(serve=False)
    answer = last_line(site.python(CHILD + LEAVING.replace("WAYS", '["erased", "nobodys"]')))
    for name, was_killed, kept, between, *completed in answer["seen"]:
        assert was_killed, name
        assert kept, f"{name}: the promise is still there"
        assert between == 0, f"{name}: a value whose key is gone"
        assert all(completed), name
    assert len(answer["seen"]) == 7
    assert answer["answers"] == 21
    site.serve()
    left = "from samesky.people.models import Leaving; print(Leaving.objects.count())"
    until(lambda: site.python(left).strip() == "0", 40)


@pytest.mark.parametrize("rotations", [2])
def test_a_running_server_reads_on_while_the_host_key_changes(live_site: Site, rotations: int) -> None:
    session = live_site.python(
        "from importlib import import_module\nfrom django.conf import settings\nfrom samesky.people.models import Person\n"
        "from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY\n"
        "amara = Person.objects.get(pen_name='Amara')\n"
        "store = import_module(settings.SESSION_ENGINE).SessionStore()\n"
        "store.update({SESSION_KEY: str(amara.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],"
        " HASH_SESSION_KEY: amara.get_session_auth_hash()})\nstore.create()\nprint(store.session_key)"
    ).strip()
    request = urllib.request.Request(
        f"{live_site.url}/me/experience", headers={"Cookie": f"session={session}"}
    )
    ended, failures = threading.Event(), []

    def read_on() -> None:
        while not ended.is_set():
            with urllib.request.urlopen(request, timeout=10) as page:
                if b"Some nights she does not know me." not in page.read():
                    failures.append(page.status)

    reader = threading.Thread(target=read_on)
    reader.start()
    try:
        for _ in range(rotations):
            assert "data keys are wrapped by it" in live_site.samesky("keys", "rotate")
    finally:
        ended.set()
        reader.join()
    assert failures == []
    assert "Traceback" not in live_site.log()
