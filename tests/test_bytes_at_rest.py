"""Words in every form are written through the real actions; then every file, table and log is searched for them."""

import base64
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlencode

import psycopg
import pytest

from tests.harness.site import Site

MARK = "Zwetschgenkuchen"
"""A word nobody else writes. Each form has its own number behind it."""

WRITE = f"""
from samesky.affirmations.actions import affirm
from samesky.circles.actions import sitting, unsealing
from samesky.circles.actions.handing import hand_over
from samesky.circles.actions.opening import open_room
from samesky.circles.actions.preparing import prepare
from samesky.circles.card import Card as RoomCard
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.models import Room, Seat
from samesky.groups import actions as groups
from samesky.groups.models import Card
from samesky.people.actions.email import give_address
from samesky.people.actions.experience import tell_experience
from samesky.people.keyring import ring
from samesky.people.models import Person
from samesky.shares import actions
numbers = iter(range(100))
def mark():
    return f"{MARK}{{next(numbers)}}"
amara, ben, dara, ivo, grace = (Person.objects.get(pen_name=name) for name in ("Amara", "Ben", "Dara", "Ivo", "Grace"))
with ring():
    hidden = groups.make_group(grace, Card(mark(), mark(), (mark(),), ()), "invitation")
    asked = groups.make_group(grace, Card("Carers", "For those who care", (), ()), "request")
    groups.ask_to_join(ivo, asked, mark())
    share = actions.say(grace, hidden, mark(), "ears", mark())
    actions.change(grace, share, mark(), "ideas", mark())
    to_all = actions.say(amara, None, mark(), "company", mark())
    reply = actions.answer(ben, to_all, mark())
    actions.change_reply(ben, reply, mark())
    affirm(amara, ben, "reply", reply.id, mark(), about="/", room=to_all.room)
    for place in ("members", f"group:{{hidden.id}}", f"reply:{{share.id}}", "first"):
        actions.keep_draft(grace, place, mark())
    tell_experience(dara, topics=["memory-loss"], own_words=mark(), topics_visible="nobody", own_words_visible="members")
    give_address(dara, f"{{mark().lower()}}@example.org")
    carers = groups.make_group(grace, Card("Carers", "For those who care", (), ()), "open")
    phases = (Phase(Kind.OPENING), Phase(Kind.ROUND, 180_000), Phase(Kind.CLOSING, 60_000), Phase(Kind.LEAVING))
    for name in ("closed", "open"):
        card = RoomCard(mark(), welcome=mark(), agreements=(mark(),), prompts=("", mark(), "", ""), closing=mark())
        room = open_room(grace, carers, card, Plan(phases))
        for person in (grace, amara, dara):
            if person != grace and name == "closed":
                groups.join(person, carers)
            sitting.arrive(person, room, "")
        prepare(room, Seat.objects.get(room=room, person=dara), mark())
        for asked in (ask.Begin(), ask.Next()):
            sitting.do(grace, room, asked, "")
        assert sitting.say(grace, room, 1, mark(), "").refusal is None
        assert sitting.hold(amara, room, 1, mark(), "").refusal is None
        while name == "closed" and (room := Room.objects.get(id=room.id)).closed_at is None:
            sitting.do(grace, room, ask.Close(), "")
        if name == "closed":
            hand_over(room.id)
            told = unsealing.tell_of_turn(dara, room, 1, 1, "hurts", mark())
            for keeper in Person.objects.filter(pen_name__in=("Elif", "Farid")):
                unsealing.say_yes(keeper, told, mark())
    gone = actions.say(ben, None, mark(), "ears")
    actions.withdraw(ben, gone)
print(next(numbers))
"""
READ = """
from samesky.people.models import Person
from samesky.shares.models import Share
from samesky.people.sealing import read
print(sum("Zwetschgenkuchen" in read(share, "words") for share in Share.objects.all()))
"""


@pytest.fixture(scope="module")
def written(live_site: Site) -> Site:
    """A served place in which every form was used."""
    assert int(live_site.python(WRITE).split()[-1]) > 36
    assert live_site.python(READ).split() == ["2"], "the words are there, for those who may read them"
    return live_site


def forms_of(mark: str) -> list[bytes]:
    """How a word may lie about: as it is, in small letters, in two bytes a letter, in hexadecimal, and inside base64."""
    shifted = (mark.encode()[at:] for at in range(3))
    inside = [base64.b64encode(part[: len(part) // 3 * 3])[:16] for part in shifted]
    return [
        mark.encode(),
        mark.lower().encode(),
        mark.encode("utf-16-le"),
        mark.encode().hex().encode(),
        *inside,
    ]


def nothing_of_it_in(content: bytes, where: str) -> None:
    for form in forms_of(MARK):
        assert form not in content, f"{where} holds {form!r}"


def test_no_file_holds_a_word(written: Site) -> None:
    files = [file for file in written.folder.rglob("*") if file.is_file()]
    assert {file.name for file in files} >= {"host.key"}
    for file in files:
        nothing_of_it_in(file.read_bytes(), str(file))


def tables(url: str) -> Iterator[tuple[str, bytes]]:
    with psycopg.connect(url) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (name,) in names:
            with connection.cursor().copy(f'COPY "{name}" TO STDOUT') as rows:
                yield name, b"".join(bytes(piece) for piece in rows)


def test_no_table_holds_a_word(written: Site, on_postgresql: bool) -> None:
    if on_postgresql:
        for variable in ("SAMESKY_DATABASE_URL", "SAMESKY_KEYS_URL"):
            for name, content in tables(written.env[variable]):
                nothing_of_it_in(content, name)
    else:
        assert (written.folder / "samesky.sqlite3-wal").exists(), (
            "the log was searched, too, while it was there"
        )


def ask(url: str, body: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(url, body, timeout=20) as page:
            return int(page.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_no_log_holds_a_word(written: Site) -> None:
    words = urlencode({"words": MARK, "passphrase": MARK, "pen_name": MARK}).encode()
    for path in ("/start", "/join", "/sign-in", "/shares/", "/nothing-here"):
        assert ask(f"{written.url}{path}", words) in {200, 403, 404, 405}
    assert ask(f"{written.url}/groups/{MARK}/?q={MARK}") in {302, 404}
    assert ask(f"{written.url}/start", os.urandom(200) + MARK.encode()) in {400, 403}
    nothing_of_it_in(written.log().encode(), "the log")
