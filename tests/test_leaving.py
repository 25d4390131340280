"""Somebody leaves: erased, or made nobody's; interrupted anywhere; and nothing of theirs can be opened any more."""

import io
import json
import tracemalloc
import zipfile
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client

from samesky.affirmations.actions import affirm
from samesky.affirmations.models import Affirmation
from samesky.groups.cards import write_card
from samesky.groups.models import Card, Facilitation, Group, Membership
from samesky.kit.clock import held_at, now
from samesky.kit.leaving import Eraser, erasers
from samesky.live.journal import tell
from samesky.live.models import Event, Room
from samesky.people import leaving as steps
from samesky.people.acting import HasLeft
from samesky.people.export import copy_of
from samesky.people.keyring import make_key, ring
from samesky.people.keystore.models import DataKey
from samesky.people.models import Leaving, Person, RoleGrant
from samesky.people.sealing import key_of, put, read
from samesky.people.walking import sealed_values, whose_key_is_gone
from samesky.shares import actions as shares
from samesky.shares import leaving as shares_leaving
from samesky.shares.models import Draft, Reply, Share
from tests.harness.people import ClientOf

HER_WORDS = "I am so tired that I cannot cry."
BENS_WORDS = "I know that tiredness. I am here."


@pytest.fixture
def circle(dara: Person, amara: Person, ben: Person) -> Group:
    """Dara's group with Amara and Ben in it."""
    group = Group(joining="open", key_id=make_key(), made_by=dara, slug="carers")
    write_card(group, Card("Carers", "For those who care", (), ()))
    group.save()
    for person in (dara, amara, ben):
        Membership.objects.create(group=group, person=person)
    Facilitation.objects.create(group=group, person=dara)
    return group


@pytest.fixture
def told(circle: Group, amara: Person, ben: Person) -> Share:
    """Amara said something, Ben answered, she thanked him; she also said something nobody answered, and began a draft."""
    share = shares.say(amara, circle, HER_WORDS, "ears", "tired")
    reply = shares.answer(ben, share, BENS_WORDS)
    affirm(amara, ben, "reply", reply.id, "Thank you", about="/", room=share.room)
    shares.say(amara, None, "To all of you", "company")
    shares.keep_draft(amara, "members", "not yet said")
    bens = shares.say(ben, circle, "And I work nights", "ears")
    shares.answer(amara, bens, "The mornings are yours")
    return share


def go(person: Person, way: str = "erased") -> None:
    assert steps.finish(steps.leave(person, way))


def nothing_opens_with(key_id: UUID) -> bool:
    return all(key_of(sealed) != key_id for *_, sealed in sealed_values())


@pytest.mark.parametrize("way", ["erased", "nobodys"])
def test_nothing_is_left_that_was_sealed_by_their_key(told: Share, amara: Person, way: str) -> None:
    key_id, person_id = amara.key_id, amara.pk
    go(amara, way)
    assert nothing_opens_with(key_id)
    assert not DataKey.objects.filter(id=key_id).exists()
    assert not list(whose_key_is_gone())
    assert not Person.objects.filter(pk=person_id).exists()
    assert not Leaving.objects.exists()
    assert not Event.objects.filter(by=person_id).exists()
    assert not Room.objects.filter(name=f"person:{person_id}").exists()
    assert not Draft.objects.exists()
    assert not Affirmation.objects.exists()


def test_erased_words_are_gone_and_others_answers_can_be_read(told: Share, amara: Person) -> None:
    go(amara)
    told.refresh_from_db()
    assert (told.words_sealed, told.note_sealed, told.vector_sealed, told.author) == (None,) * 4
    assert [read(reply, "words") for reply in told.replies.all()] == [BENS_WORDS]
    assert not Share.objects.filter(group=None).exists()
    assert not Reply.objects.exclude(share=told).exists()


def test_words_that_are_nobodys_can_be_read_without_a_name(told: Share, amara: Person, circle: Group) -> None:
    go(amara, "nobodys")
    told.refresh_from_db()
    assert told.author is None
    assert read(told, "words") == HER_WORDS
    assert key_of(bytes(told.words_sealed or b"")) == circle.key_id
    assert [read(share, "words") for share in Share.objects.filter(group=None)] == ["To all of you"]
    assert {read(reply, "words") for reply in Reply.objects.filter(author=None)} == {"The mornings are yours"}


def test_who_leaves_cannot_come_back_in(
    told: Share, amara: Person, client: Client, client_of: ClientOf
) -> None:
    amara.set_password("lantern otter plum shore")
    amara.save()
    signed_in = client_of(amara)
    assert signed_in.get("/me/").status_code == 200
    steps.leave(amara, "erased")
    assert signed_in.get("/me/").status_code == 302
    page = client.post("/sign-in", {"pen_name": "Amara", "passphrase": "lantern otter plum shore"})
    assert page.status_code == 200
    assert "_auth_user_id" not in client.session


def test_open_streams_are_told_to_end(amara: Person) -> None:
    steps.leave(amara, "erased")
    assert str(amara.pk) in Event.objects.get(room__name="control").payload


def test_nothing_is_written_any_more_in_the_name_of_somebody_who_leaves(told: Share, amara: Person) -> None:
    stale = Person.objects.get(pk=amara.pk)
    steps.leave(amara, "erased")
    with pytest.raises(HasLeft):
        shares.say(stale, None, "one more thing", "ears")
    with pytest.raises(HasLeft):
        steps.leave(stale, "nobodys")


def test_a_facilitator_leaves_and_the_group_goes_on(
    told: Share, dara: Person, circle: Group, ben: Person
) -> None:
    go(dara)
    circle.refresh_from_db()
    assert circle.made_by is None
    assert Membership.objects.filter(group=circle, person=ben).exists()
    assert shares.say(ben, circle, "still here", "ears")


def test_the_last_host_is_asked_to_name_another_first(
    grace: Person, ben: Person, client_of: ClientOf
) -> None:
    with pytest.raises(steps.LastHost):
        steps.leave(grace, "erased")
    assert "Could you make somebody else host first?" in client_of(grace).get("/me/leave").content.decode()
    RoleGrant.objects.create(person=ben, role="host", granted_by=grace)
    go(grace)
    assert RoleGrant.objects.get(role="host").granted_by is None
    with pytest.raises(steps.LastHost):
        steps.leave(ben, "erased")


def test_the_page_explains_and_the_passphrase_decides(
    told: Share, amara: Person, client_of: ClientOf
) -> None:
    amara.set_password("lantern otter plum shore")
    amara.save()
    client = client_of(amara)
    page = client.get("/me/leave")
    assert "no-store" in page["Cache-Control"]
    assert "is nobody" in page.content.decode()
    refused = client.post("/me/leave", {"way": "erased", "password": "something else"})
    assert "That is not your passphrase." in refused.content.decode()
    assert not Leaving.objects.exists()
    gone = client.post("/me/leave", {"way": "erased", "password": "lantern otter plum shore"}, follow=True)
    assert gone.redirect_chain == [("/left", 302)]
    assert "Your account and your words are gone. You are welcome under any name." in gone.content.decode()
    assert not Person.objects.filter(pen_name="Amara").exists()


@pytest.mark.parametrize("way", ["erased", "nobodys"])
def test_a_long_life_is_taken_apart_a_little_at_a_time(
    told: Share, amara: Person, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares_leaving, "A_PART", 2)
    for number in range(7):
        shares.say(amara, None, f"thought {number}", "ears")
    key_id, begun = amara.key_id, steps.leave(amara, way)
    rounds = 0
    while not steps.finish(begun, within=timedelta(microseconds=1)):
        rounds += 1
        assert not list(whose_key_is_gone())
    assert rounds > 3
    assert nothing_opens_with(key_id)


@pytest.mark.parametrize("way", ["erased", "nobodys"])
@pytest.mark.parametrize("broken", ["first app", "last app", "person", "key", "files"])
def test_a_leaving_that_broke_off_is_completed(
    told: Share, amara: Person, way: str, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_id, begun = amara.key_id, steps.leave(amara, way)
    with monkeypatch.context() as patch:
        _break(patch, broken)
        with pytest.raises(RuntimeError):
            steps.finish(begun)
    assert Leaving.objects.filter(person_id=begun.person_id).exists()
    assert not list(whose_key_is_gone())
    assert steps.due(now(), 10) == 0, "whoever broke off may still be at it"
    with held_at(now() + timedelta(minutes=2)):
        assert steps.due(now(), 10) == 1
    assert nothing_opens_with(key_id)
    assert not DataKey.objects.filter(id=key_id).exists()
    assert not Leaving.objects.exists()


def _break(patch: pytest.MonkeyPatch, where: str) -> None:
    def breaks(*args: object) -> bool:
        raise RuntimeError(where)

    names = {"person": "_forget", "key": "destroy_key", "files": "_close"}
    if where in names:
        patch.setattr(steps, names[where], breaks)
    else:
        every = list(erasers)
        one = Eraser((), breaks)
        patch.setattr(steps, "erasers", [*every, one] if where == "first app" else [one, *every])


def test_a_reader_of_old_pages_makes_the_last_step_wait(
    told: Share, amara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = steps.leave(amara, "erased")
    with monkeypatch.context() as patch:
        patch.setattr(steps, "wipe_traces", lambda alias: False)
        assert not steps.finish(begun)
    assert Leaving.objects.exists()
    assert steps.due(now(), 10) == 1


def test_two_tickers_do_not_finish_the_same_leaving(amara: Person) -> None:
    begun = steps.leave(amara, "erased")
    Leaving.objects.update(claimed_at=now())
    assert not steps.finish(begun)


def test_a_person_who_is_erased_is_taken_out_of_events_others_keep(
    told: Share, amara: Person, ben: Person
) -> None:
    with transaction.atomic():
        tell(f"person:{ben.pk}", "answered", by=amara.pk)
    go(amara)
    assert Event.objects.filter(room__name=f"person:{ben.pk}").exists()
    assert not Event.objects.filter(by=amara.pk).exists()


def test_the_copy_holds_their_words_and_counts_those_of_others(
    told: Share, amara: Person, ben: Person
) -> None:
    shares.say_been_there(ben, told)
    with zipfile.ZipFile(io.BytesIO(b"".join(copy_of(amara.pk, now())))) as archive:
        content = archive.read("my-copy.json").decode()
    copy = json.loads(content)
    assert BENS_WORDS not in content
    assert [share["words"] for share in copy["What I shared"]] == [HER_WORDS, "To all of you"]
    first = copy["What I shared"][0]
    assert first == first | {
        "to": "Carers",
        "content note": "tired",
        "answers from others": 1,
        "been there": 1,
    }
    assert [reply["words"] for reply in copy["What I answered"]] == ["The mornings are yours"]
    assert [draft["words"] for draft in copy["What I have not sent"]] == ["not yet said"]
    assert copy["Affirmations I gave"][0]["words"] == "Thank you"


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_a_copy_made_in_parts_leaves_nothing_out_and_doubles_nothing(
    amara: Person, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares_leaving, "A_PART", 2)
    with held_at(now()):  # all at the same moment
        for number in range(count):
            shares.say(amara, None, f"thought {number}", "ears")
    found = sorted(row["words"] for row in shares_leaving.shares_of(amara.pk))
    assert found == [f"thought {number}" for number in range(count)]


@pytest.mark.long
def test_five_thousand_shares_can_be_taken_along_and_taken_away(amara: Person) -> None:
    rows = [Share(author=amara) for _ in range(5000)]
    with ring():
        for row in rows:
            put(row, "words", "one of very many " * 30, key=amara.key_id)
    Share.objects.bulk_create(rows, batch_size=500)
    tracemalloc.start()
    size = sum(len(piece) for piece in copy_of(amara.pk, now()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 50_000
    assert peak < 12_000_000
    go(amara, "nobodys")
    assert Share.objects.filter(author=None).count() == 5000
    assert not list(whose_key_is_gone())
