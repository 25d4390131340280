"""A paper that somebody was there: given to who was, true as long as nobody changes it, and silent about everything else."""

import base64
import json
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.test import Client
from pytest_django import Settings

from samesky.circles.actions import destroying, sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.models import KeepsAttendance, Room
from samesky.circles.tests.closing import close
from samesky.gatherings.core.attendance import canonical, proof_of
from samesky.gatherings.models import SigningKey
from samesky.gatherings.proof_code import code_of, parts_of
from samesky.gatherings.queries.proving import checked, key_set
from samesky.groups.actions import leave
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.people.models import Person
from samesky.people.walking import whose_key_is_gone
from tests.harness.people import ClientOf

MINUTE = 60_000
ROOT = Path(__file__).resolve().parents[3]
PLAN = Plan(
    (Phase(Kind.OPENING), Phase(Kind.ROUND, MINUTE), Phase(Kind.CLOSING, MINUTE), Phase(Kind.LEAVING))
)


def an_evening(group: Group, dara: Person, *others: Person) -> Room:
    """A circle in which these people sat for forty minutes, and which has closed."""
    began = now()
    room = open_room(dara, group, Card("About my mother"), PLAN)
    for person in (dara, *others):
        assert sitting.arrive(person, room, "").refusal is None
    assert sitting.do(dara, room, ask.Begin(), "").refusal is None
    with held_at(began + timedelta(minutes=40)):
        return close(room, dara)


@pytest.fixture
def evening(carers: Group, dara: Person, amara: Person, ben: Person) -> Room:
    return an_evening(carers, dara, amara, ben)


def paper_of(client: Client, room: Room, name: str = "") -> str:
    """The file, as it is saved."""
    answer = client.post(f"/circles/{room.id}/paper", {"name": name, "as": "file"})
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def code_in(paper: str) -> str:
    return paper.strip().rpartition("\n\n")[2]


def test_who_sat_there_has_a_paper_and_anybody_can_see_that_we_signed_it(
    evening: Room, amara: Person, client_of: ClientOf, client: Client
) -> None:
    page = client_of(amara).get(f"/circles/{evening.id}/after").content.decode()
    assert f"/circles/{evening.id}/paper" in page
    paper = paper_of(client_of(amara), evening, "A. Okafor")
    answer = client.post("/proof", {"code": code_in(paper)}).content.decode()
    assert "Yes, this was signed here" in answer
    assert "It lasted 40 minutes" in answer
    assert "A. Okafor" in answer


def test_neither_the_paper_nor_its_code_names_the_group_the_kind_or_the_person(
    evening: Room, amara: Person, client_of: ClientOf
) -> None:
    paper = paper_of(client_of(amara), evening)
    parts = parts_of(code_in(paper))
    assert parts is not None
    everything = paper + parts[0].decode()
    for hidden in ("Carers", "forgets", "mother", "Amara", "circle", str(evening.id), str(amara.pk)):
        assert hidden not in everything.replace("/circles/", "")


def test_two_papers_of_one_evening_have_nothing_in_common_that_tells_who_asked(
    evening: Room, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    papers = [paper_of(client_of(person), evening) for person in (amara, amara, ben)]
    numbers = {json.loads(parts[0])["number"] for paper in papers if (parts := parts_of(code_in(paper)))}
    assert len(numbers) == 3


def test_nobody_who_was_not_there_has_one(
    evening: Room, chen: Person, ivo: Person, client_of: ClientOf, client: Client
) -> None:
    for person in (chen, ivo):
        assert client_of(person).get(f"/circles/{evening.id}/paper").status_code == 404
        assert client_of(person).post(f"/circles/{evening.id}/paper", {}).status_code == 404
    assert client.get(f"/circles/{evening.id}/paper").status_code == 302


def test_not_while_it_goes_on_and_not_of_a_rehearsal(
    carers: Group, dara: Person, amara: Person, client_of: ClientOf
) -> None:
    room = open_room(dara, carers, Card("x"), PLAN)
    sitting.arrive(dara, room, "")
    assert client_of(dara).get(f"/circles/{room.id}/paper").status_code == 404
    practice = an_evening(carers, dara, amara)
    assert client_of(dara).get(f"/circles/{practice.id}/paper").status_code == 200
    Room.objects.filter(id=practice.id).update(practice=True)
    assert client_of(dara).get(f"/circles/{practice.id}/paper").status_code == 404


def test_who_left_the_group_since_was_there_all_the_same(
    evening: Room, carers: Group, ben: Person, client_of: ClientOf
) -> None:
    leave(ben, carers)
    assert checked(code_in(paper_of(client_of(ben), evening))) is not None


@pytest.mark.parametrize("kept", [True, False])
def test_later_only_where_the_group_keeps_who_came(
    kept: bool, carers: Group, dara: Person, amara: Person, client_of: ClientOf
) -> None:
    if kept:
        KeepsAttendance.objects.create(group=carers, by=dara)
    room = an_evening(carers, dara, amara)
    with held_at(now() + timedelta(hours=73)):
        destroying.due(now(), 10)
        answer = client_of(amara).get(f"/circles/{room.id}/paper")
        assert answer.status_code == (200 if kept else 404)


def test_what_is_asked_is_kept_nowhere(
    evening: Room, amara: Person, client_of: ClientOf, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="samesky"):
        code = code_in(paper_of(client_of(amara), evening, "Marigold Quill"))
        client.post("/proof", {"code": code})
    assert "Marigold" not in caplog.text
    assert code[:40] not in caplog.text
    assert SigningKey.objects.count() == 1
    assert not list(whose_key_is_gone())


def signed(room: Room, client: Client) -> tuple[bytes, bytes]:
    parts = parts_of(code_in(paper_of(client, room, "A. Okafor")))
    assert parts is not None
    return parts


def test_one_changed_byte_is_seen(evening: Room, amara: Person, client_of: ClientOf) -> None:
    said, signature = signed(evening, client_of(amara))
    assert checked(code_of(said, signature)) is not None
    for place in range(0, len(said), 7):
        changed = said[:place] + bytes([said[place] ^ 1]) + said[place + 1 :]
        assert checked(code_of(changed, signature)) is None
    assert checked(code_of(said, signature[:-1] + bytes([signature[-1] ^ 1]))) is None


def test_another_places_key_and_another_paper_s_signature_are_not_ours(
    evening: Room, amara: Person, client_of: ClientOf
) -> None:
    said, signature = signed(evening, client_of(amara))
    other = canonical(proof_of("Samesky", now().date(), 90, b"1" * 16, "A. Okafor"))
    assert checked(code_of(other, signature)) is None
    assert checked(code_of(said, Ed25519PrivateKey.generate().sign(said))) is None
    assert checked(code_of(other, Ed25519PrivateKey.generate().sign(other))) is None


def test_what_our_key_signed_for_something_else_is_no_proof(
    evening: Room, amara: Person, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from samesky.gatherings.actions import proving

    signed(evening, client_of(amara))
    words = b'{"what":"something else"}'
    assert checked(code_of(words, proving._key().sign(words))) is None


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("", 422),
        ("   ", 422),
        ("<script>alert(1)</script>", 200),
        ("a.b", 200),
        ("." * 100, 200),
        ("é" * 50, 200),
        ("A" * 5_000 + "." + "A" * 86, 200),
        ("A" * 20_000, 422),
        ("\x00\x01", 422),
    ],
)
def test_anything_else_gets_a_sentence(code: str, status: int, client: Client, db: None) -> None:
    answer = client.post("/proof", {"code": code})
    assert answer.status_code == status
    page = answer.content.decode()
    assert "<script>alert" not in page
    assert ("We did not sign this" in page) == (status == 200)


def test_a_name_that_is_too_long_is_said_and_stays_in_its_box(
    evening: Room, amara: Person, client_of: ClientOf
) -> None:
    answer = client_of(amara).post(f"/circles/{evening.id}/paper", {"name": "x" * 81})
    assert answer.status_code == 422
    assert "x" * 81 in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["\u202eadmin", "Zo\u0065\u0301", "  A\u00a0 B ", "\u0645\u06cc\u200c\u062e"]
)
def test_whatever_script_a_name_is_in_it_comes_back_as_one_line(
    name: str, evening: Room, amara: Person, client_of: ClientOf
) -> None:
    found = checked(code_in(paper_of(client_of(amara), evening, name)))
    assert found is not None
    assert "\u202e" not in found.name
    assert found.name == " ".join(found.name.split())


def test_a_third_party_needs_only_our_public_keys(
    evening: Room, amara: Person, client_of: ClientOf, client: Client
) -> None:
    said, signature = signed(evening, client_of(amara))
    keys = client.get("/proof/keys.json").json()
    assert keys == key_set()
    [key] = keys["keys"]
    assert (key["kty"], key["crv"]) == ("OKP", "Ed25519")
    public = base64.urlsafe_b64decode(key["x"] + "=")
    Ed25519PublicKey.from_public_bytes(public).verify(signature, said)


def test_a_key_that_signs_no_more_still_says_yes_to_what_it_signed(
    evening: Room, amara: Person, client_of: ClientOf
) -> None:
    old = code_in(paper_of(client_of(amara), evening))
    SigningKey.objects.update(private_sealed=None)
    new = code_in(paper_of(client_of(amara), evening))
    assert SigningKey.objects.count() == 2
    assert checked(old) is not None
    assert checked(new) is not None


def test_somebody_who_asks_for_very_many_is_asked_to_wait(
    evening: Room, amara: Person, client_of: ClientOf, settings: Settings
) -> None:
    settings.RATE_LIMITS = True
    answers = [client_of(amara).post(f"/circles/{evening.id}/paper", {}).status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]


def test_the_example_in_the_docs_does_what_it_says(
    evening: Room, amara: Person, client_of: ClientOf, capsys: pytest.CaptureFixture[str]
) -> None:
    example = (ROOT / "docs" / "proof.md").read_text().split("```python\n")[1].split("```")[0]
    code = code_in(paper_of(client_of(amara), evening))
    SigningKey.objects.update(private_sealed=None)
    paper_of(client_of(amara), evening)
    exec(example, {"code": code, "keys": key_set()})  # our own page
    assert capsys.readouterr().out == f"{now():%Y-%m-%d} 40\n"
    with pytest.raises(SystemExit):
        exec(example, {"code": "e30" + code[3:], "keys": key_set()})  # our own page
