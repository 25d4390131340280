"""A stranger, or somebody who looks for one certain person: what the doors tell them, and what not (docs/what-a-stranger-can-learn.md)."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from samesky.groups.models import Group
from samesky.people.models import Block, Person
from samesky.shares import actions
from samesky.shares.models import Share
from tests.access.words import same_answer
from tests.harness.people import ClientOf

TYPED = re.compile(r"\b(Amara|Nobody Such)\b")


def alike(one: Any, other: Any) -> bool:
    """The same answer, but for the pen name that the stranger typed and gets back."""
    for answer in (one, other):
        answer.content = TYPED.sub("…", answer.content.decode()).encode()
    return same_answer(one, other)


def queries(client: Client, address: str) -> list[str]:
    """The shape of each query that a page asks, with its values left out."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return [re.sub(r"'[^']*'|\b\d+\b|%s", "?", query["sql"]) for query in asked.captured_queries]


@pytest.mark.parametrize(
    ("door", "more"),
    [
        ("/sign-in", {"passphrase": "a guess of mine"}),
        ("/way-back", {"code": "AAAA AAAA AAAA AAAA", "passphrase": "lantern otter plum shore"}),
    ],
)
def test_a_door_says_the_same_of_a_name_that_is_taken_and_one_that_is_not(
    amara: Person, door: str, more: dict[str, str]
) -> None:
    taken = Client().post(door, {"pen_name": "Amara", **more})
    free = Client().post(door, {"pen_name": "Nobody Such", **more})
    assert alike(taken, free)


def test_the_letter_for_the_way_back_is_promised_to_everybody_alike(
    amara: Person, settings: Settings
) -> None:
    settings.EMAIL_ENABLED = True
    answers = [Client().post("/way-back/by-email", {"pen_name": name}) for name in ("Amara", "Nobody Such")]
    assert alike(*answers)


def test_a_way_back_link_says_the_same_of_somebody_and_of_nobody(amara: Person) -> None:
    token = "cxyz1-0123456789abcdef0123456789abcdef"
    known, unknown = (Client().get(f"/way-back/by-email/{who}/{token}") for who in (amara.pk, uuid4()))
    assert same_answer(known, unknown)


def test_guessing_pen_names_at_a_door_comes_to_an_end(amara: Person) -> None:
    """Not by one name, and not by many names from one address; /help-now stays open."""
    client, last = Client(), ""
    for n in range(70):
        last = client.post("/sign-in", {"pen_name": f"Name {n}", "passphrase": "guess"}).content.decode()
    assert "this door rests" in last
    assert client.get("/help-now").status_code == 200


def test_asking_join_for_names_comes_to_an_end_too(amara: Person) -> None:
    """/join must say that a name is taken; how often somebody may ask is limited, also when no account comes of it."""
    client, said = Client(), []
    for _ in range(60):
        sent = {
            "pen_name": "Amara",
            "passphrase": "lantern otter plum shore",
            "age": "yes",
            "phone": "shared",
        }
        said.append(client.post("/join", sent).content.decode())
    assert "this door rests" in said[-1]


def test_somebody_who_blocked_me_is_nobody(amara: Person, jules: Person, client_of: ClientOf) -> None:
    """Same page, same headers, same questions to the database, as for an id that nobody has."""
    client = client_of(jules)
    for act in ("", "block", "mute"):
        there, nowhere = f"/people/{amara.pk}/{act}", f"/people/{uuid4()}/{act}"
        assert same_answer(client.get(there), client.get(nowhere)), act
        assert queries(client, there) == queries(client, nowhere), act


def test_a_hidden_group_is_no_group(hidden: Group, ivo: Person, client_of: ClientOf) -> None:
    for client in (Client(), client_of(ivo)):
        for door in ("", "join", "leave", "people", "shares"):
            there, nowhere = f"/groups/{hidden.slug}/{door}", f"/groups/{uuid4().hex[:20]}/{door}"
            one, other = client.get(there), client.get(nowhere)
            one["Location"] = str(one.get("Location", "")).replace(hidden.slug, "…")
            other["Location"] = re.sub(r"[0-9a-f]{20}", "…", str(other.get("Location", "")))
            assert same_answer(one, other), door
            assert len(queries(client, there)) == len(queries(client, nowhere)), door


def test_a_hidden_group_is_not_in_a_slash(hidden: Group, ivo: Person, client_of: ClientOf) -> None:
    """Nor does leaving out the last slash tell, nor the name it may have had."""
    client = client_of(ivo)
    assert client.get(f"/groups/{hidden.slug}")["Location"] == f"/groups/{hidden.slug}/"
    assert client.get("/groups/none-such")["Location"] == "/groups/none-such/"
    assert client.get("/groups/beside-the-bottle/").status_code == 404


def test_a_share_among_others_is_no_share(
    hidden: Group, amara: Person, ivo: Person, client_of: ClientOf
) -> None:
    share = actions.say(amara, hidden, "Among us.", "ears")
    client = client_of(ivo)
    for door in ("", "card", "thread", "affirm", "change"):
        there, nowhere = f"/shares/{share.id}/{door}", f"/shares/{uuid4()}/{door}"
        assert same_answer(client.get(there), client.get(nowhere)), door
        assert queries(client, there) == queries(client, nowhere), door
    held = client.get("/shares/newest")["ETag"]
    answer = client.get(f"/shares/{share.id}/card", headers={"if-none-match": held})
    assert answer.status_code == 404
    assert "ETag" not in answer


def test_older_than_a_share_among_others_is_older_than_nothing(
    hidden: Group, amara: Person, ivo: Person, client_of: ClientOf
) -> None:
    """The list of a place takes the id of a share to go on from: somebody else's share must not cut it."""
    actions.say(ivo, None, "To all.", "ears")
    share = actions.say(amara, hidden, "Among us.", "ears")
    actions.say(ivo, None, "Later, to all.", "ears")
    client = client_of(ivo)
    assert _shown(client, share.id) == _shown(client, uuid4())


def _shown(client: Client, older: object) -> list[str]:
    return re.findall(r"id=\"share-[0-9a-f-]{36}\"", client.get(f"/shares/?older={older}").content.decode())


def test_signing_in_with_words_for_a_share_does_not_tell_whether_it_is_there(
    hidden: Group, amara: Person, ivo: Person
) -> None:
    from tests.harness.passphrase import PASSPHRASE

    share = actions.say(amara, hidden, "Among us.", "ears")
    led_to = []
    for place in (share.id, uuid4()):
        sent = {"pen_name": "Ivo", "passphrase": PASSPHRASE, "carried_words": "Hello?"}
        led_to.append(
            Client().post("/sign-in", sent | {"carried_place": f"/shares/{place}/replies"})["Location"]
        )
    assert led_to == ["/first", "/first"]


def test_a_report_cannot_be_used_to_look(
    hidden: Group, amara: Person, ivo: Person, client_of: ClientOf
) -> None:
    share = actions.say(amara, hidden, "Among us.", "ears")
    client = client_of(ivo)
    there, nowhere = (client.get(f"/report?kind=share&thing={which}") for which in (share.id, uuid4()))
    assert same_answer(there, nowhere)
    assert same_answer(*(Client().get(f"/report?kind=share&thing={which}") for which in (share.id, uuid4())))


def test_no_page_for_visitors_names_anybody_but_facilitators(carers: Group, amara: Person) -> None:
    actions.say(amara, carers, "Among us.", "ears")
    for address in ("/", "/groups/", f"/groups/{carers.slug}/", "/help-now", "/start", "/join"):
        page = Client().get(address).content.decode()
        assert not [name for name in ("Amara", "Ben", "Hana", "Jules") if name in page], address
        assert "Among us" not in page


def test_following_somebody_to_another_name(amara: Person, jules: Person, client_of: ClientOf) -> None:
    """Whoever blocked somebody stays hidden under a new pen name; the new name is nowhere on the other's pages."""
    share = actions.say(amara, None, "To all.", "ears")
    client_of(amara).post("/me/name", {"pen_name": "Wren"})
    client = client_of(jules)
    for address in ("/shares/", "/shares/newest", "/today", "/notices", f"/shares/{share.id}/"):
        assert "Wren" not in client.get(address).content.decode(), address
    assert Block.objects.filter(of=jules).exists()
    assert Share.objects.filter(id=share.id).exists()
