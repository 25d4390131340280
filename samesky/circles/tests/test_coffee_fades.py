"""Law 13 at the tables: words fade with the chat; what is opened for a report is what the reporter heard there."""

from datetime import timedelta

import pytest

from samesky.circles.actions import coffee, destroying, unsealing
from samesky.circles.core.tables import commands as ask
from samesky.circles.models import Room, SaidWords
from samesky.circles.queries.sealed import turns_said
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.people.keystore.models import DataKey
from samesky.people.models import Person
from samesky.safety.copies import copy_of
from samesky.safety.models import Report
from tests.harness.people import ClientOf


@pytest.fixture
def closed(carers: Group, dara: Person, amara: Person, ben: Person) -> Room:
    """Amara spoke before Ben came, and after."""
    room = coffee.open_coffee(dara, carers, "Sunday coffee", "harbour")
    for person in (dara, amara):
        assert coffee.arrive(person, room, "").refusal is None
    assert coffee.say(amara, room, "Before you came.", "1").refusal is None
    assert coffee.arrive(ben, room, "").refusal is None
    assert coffee.say(amara, room, "And after.", "2").refusal is None
    assert coffee.do(dara, room, ask.Close(), "").refusal is None
    room.refresh_from_db()
    assert room.closed_at is not None
    return room


def test_no_backup_takes_the_key_of_a_chat(closed: Room) -> None:
    assert DataKey.objects.get(id=str(closed.key_id)).fades


def test_what_is_opened_is_what_the_reporter_heard(
    closed: Room, ben: Person, amara: Person, elif_: Person, farid: Person
) -> None:
    (said,) = turns_said(ben, closed)
    assert (said.number, said.face.person_id) == (0, amara.pk)
    report = unsealing.tell_of_turn(ben, closed, 0, said.face.number, "hurts", "")
    unsealing.say_yes(elif_, report, "Ben asks for it.")
    assert unsealing.say_yes(farid, report, "I agree.")
    assert copy_of(Report.objects.get()).words == "And after."


def test_the_page_after_a_chat_and_nothing_once_its_time_is_over(
    closed: Room, ben: Person, client_of: ClientOf
) -> None:
    assert "Who was there" in client_of(ben).get(f"/circles/{closed.id}/after").content.decode()
    with held_at(now() + timedelta(hours=49)):
        assert destroying.due(now(), 10) == 1
        assert "This took place" in client_of(ben).get(f"/circles/{closed.id}/after").content.decode()
        gone = client_of(ben).get(closed.get_absolute_url(), follow=True)
        assert "This took place" in gone.content.decode()
    assert not SaidWords.objects.exists()
