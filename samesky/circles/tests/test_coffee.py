"""A coffee chat on its pages: sitting down, talking, going over, the jar, and leaving."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client

from samesky.circles import pace
from samesky.circles.actions import coffee
from samesky.circles.commanding import settle_room, settled_tables
from samesky.circles.core.tables import commands as ask
from samesky.circles.log import tables_of
from samesky.circles.models import Fading, Logged, Room, SaidWords
from samesky.circles.queries.rooms import seat_in
from samesky.circles.reporting_coffee import around, seen, take_down
from samesky.groups.actions import join
from samesky.groups.models import Group
from samesky.kit.cast import CastMember
from samesky.kit.clock import held_at, now
from samesky.people import sealing
from samesky.people.models import Block, Mute, Person
from tests.harness.people import arrive


@pytest.fixture(autouse=True)
def _no_pace() -> None:
    pace.forget_all()


@pytest.fixture
def tables(carers: Group, dara: Person) -> Room:
    """A coffee chat of the carers, with nobody at its table."""
    return coffee.open_coffee(dara, carers, "Sunday coffee", "bowl", welcome="Good that you look in.")


@pytest.fixture
def laid(tables: Room, dara: Person, amara: Person, ben: Person) -> Room:
    """The same; Dara (seat 1) keeps it, Amara 2 and Ben 3 sit with her."""
    for person in (dara, amara, ben):
        assert coffee.arrive(person, tables, "").refusal is None
    return tables


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_somebody_reads_the_agreements_sits_down_and_says_something(tables: Room, ben: Person) -> None:
    client, address = browser(ben), tables.get_absolute_url()
    door = text(client, address)
    assert "What you hear here, leave here." in door
    assert "We speak from our own life." in door
    assert "Good that you look in." in door
    assert client.post(f"{address}coffee/arrive").status_code == 422
    client.post(f"{address}coffee/arrive", {"agree": "on"})
    page = text(client, address)
    assert "You are the only one here so far." in page
    client.post(f"{address}coffee/say", {"words": "Is the kettle on?", "once": "a"})
    assert "Is the kettle on?" in text(client, address)
    assert SaidWords.objects.get().number == 1


def test_words_are_sealed_and_the_log_has_none(laid: Room, ben: Person) -> None:
    coffee.say(ben, laid, "Is the kettle on?", "a")
    row = SaidWords.objects.get()
    assert sealing.read(row, "words") == "Is the kettle on?"
    assert (row.table, row.number, row.seat) == (1, 1, 3)
    assert "kettle" not in " ".join(Logged.objects.values_list("told", flat=True))


def test_words_sent_twice_are_said_once(laid: Room, ben: Person) -> None:
    client = browser(ben)
    for _ in range(2):
        client.post(f"{laid.get_absolute_url()}coffee/say", {"words": "Once.", "once": "a"})
    assert SaidWords.objects.count() == 1


def test_whoever_comes_later_does_not_read_what_was_said_before(
    laid: Room, ben: Person, chen: Person, amara: Person
) -> None:
    coffee.say(ben, laid, "Between us three.", "a")
    coffee.arrive(chen, laid, "")
    address = f"{laid.get_absolute_url()}coffee/words"
    assert "Between us three." not in text(browser(chen), address)
    assert "Between us three." in text(browser(amara), address)


def test_words_of_somebody_muted_are_hidden_for_the_muter_only(
    laid: Room, dara: Person, amara: Person, ben: Person
) -> None:
    Mute.objects.create(by=amara, of=ben)
    coffee.say(ben, laid, "A long story.", "a")
    address = f"{laid.get_absolute_url()}coffee/words"
    assert "A long story." not in text(browser(amara), address)
    assert "A long story." in text(browser(dara), address)
    assert "Ben" in text(browser(amara), f"{laid.get_absolute_url()}coffee/people")


def test_who_is_kept_apart_from_everybody_there_reads_that_it_is_full(laid: Room, jules: Person) -> None:
    """Amara has blocked Jules."""
    client = browser(jules)
    door = text(client, laid.get_absolute_url())
    assert "There is no place at the tables just now." in door
    assert "blocked" not in door
    answer = client.post(f"{laid.get_absolute_url()}coffee/arrive", {"agree": "on"})
    assert answer.status_code == 422
    assert "There is no place at the tables just now." in answer.content.decode()


def test_who_blocked_somebody_there_is_told_before_they_sit_down(
    tables: Room, jules: Person, amara: Person
) -> None:
    coffee.arrive(jules, tables, "")
    assert "Somebody you have blocked sits here" in text(browser(amara), tables.get_absolute_url())


def test_a_block_made_at_the_table_parts_the_two(laid: Room, amara: Person, ben: Person) -> None:
    Block.objects.create(by=amara, of=ben)
    after = settled_tables(laid)
    assert after.seats[2].table != after.seats[3].table
    people = text(browser(amara), f"{laid.get_absolute_url()}coffee/people")
    assert "Ben" not in people


@pytest.fixture
def nine(laid: Room, chen: Person, hana: Person, newcomers: list[Person]) -> Room:
    """Nine people, at two tables."""
    for person in (chen, hana, *newcomers):
        assert coffee.arrive(person, laid, "").refusal is None
    return laid


@pytest.fixture
def newcomers(carers: Group) -> list[Person]:
    people = [arrive(CastMember(name, "somebody else")) for name in ("Ira", "Jonas", "Kavita", "Lior")]
    for person in people:
        join(person, carers)
    return people


def test_a_ninth_makes_it_two_tables_and_people_may_go_over(nine: Room, ben: Person) -> None:
    before = tables_of(nine.id)
    assert sorted(len(before.at_table(number)) for number in before.tables) == [4, 5]
    client, address = browser(ben), nine.get_absolute_url()
    assert "Another table is talking. You can go over." in text(client, address)
    mine = before.seats[3].table
    other = next(number for number in before.tables if number != mine)
    client.post(f"{address}coffee/move", {"table": str(other), "once": "m"})
    assert tables_of(nine.id).seats[3].table == other
    assert (
        "You sit there already."
        in client.post(f"{address}coffee/move", {"table": str(other)}, follow=True).content.decode()
    )
    assert (
        "Nobody sits at that table"
        in client.post(f"{address}coffee/move", {"table": "x"}, follow=True).content.decode()
    )


def test_two_small_tables_are_told_and_may_stay_as_they_are(
    nine: Room, newcomers: list[Person], ben: Person
) -> None:
    for person in newcomers[:3]:
        coffee.do(person, nine, ask.Leave(), "")
    address = nine.get_absolute_url()
    start = now()
    with held_at(start + timedelta(seconds=31)):
        settle_room(nine.id)
        assert "It has become quiet." in text(browser(ben), f"{address}coffee/card")
        browser(ben).post(f"{address}coffee/stay", {"once": "s"})
        assert "It has become quiet." not in text(browser(ben), f"{address}coffee/card")


def test_a_card_from_the_jar_lies_on_the_table_for_everybody(laid: Room, ben: Person, amara: Person) -> None:
    address = laid.get_absolute_url()
    browser(ben).post(f"{address}coffee/draw", {"once": "d"})
    card = text(browser(amara), f"{address}coffee/card")
    assert "A card from the jar" in card
    again = browser(amara).post(f"{address}coffee/draw", {"once": "e"}, follow=True)
    assert "There can be another one in a minute." in again.content.decode()
    assert card.count("jar-card") == 1


def test_leaving_is_quiet_and_the_place_is_free(laid: Room, ben: Person, amara: Person) -> None:
    answer = browser(ben).post(f"{laid.get_absolute_url()}coffee/leave", follow=True)
    assert "nobody is told why" in answer.content.decode()
    assert "Ben" not in text(browser(amara), f"{laid.get_absolute_url()}coffee/people")
    assert browser(ben).get(f"{laid.get_absolute_url()}coffee/words").status_code == 404


def test_only_its_keeper_closes_it_and_then_its_words_fade(laid: Room, dara: Person, ben: Person) -> None:
    address = laid.get_absolute_url()
    assert browser(ben).post(f"{address}coffee/close").status_code == 404
    assert "Close the coffee chat?" in text(browser(dara), f"{address}coffee/close")
    browser(dara).post(f"{address}coffee/close")
    laid.refresh_from_db()
    assert laid.closed_at is not None
    assert laid.sealed_until is not None
    assert Fading.objects.filter(room=laid).exists()
    answer = browser(ben).get(address)
    assert answer.status_code == 302
    assert answer["Location"].endswith("/after")
    assert "has closed" in text(browser(ben), f"{address}coffee/people")


def test_words_that_were_not_said_stay_in_the_box(laid: Room, ben: Person) -> None:
    client, address = browser(ben), f"{laid.get_absolute_url()}coffee/say"
    for number in range(5):
        client.post(address, {"words": f"w{number}", "once": str(number)})
    answer = client.post(address, {"words": "One more thing.", "once": "x"})
    assert answer.status_code == 422
    assert "One more thing.</textarea>" in answer.content.decode()
    told = client.post(address, {"words": "", "once": "y"}, headers={"accept": "application/json"})
    assert told.status_code == 422
    assert told.json()["keeps"] is True
    assert SaidWords.objects.count() == 5


def test_by_script_a_sentence_and_a_new_token_come_back(laid: Room, ben: Person) -> None:
    address = f"{laid.get_absolute_url()}coffee/say"
    told = browser(ben).post(
        address, {"words": "Hello.", "once": "a"}, headers={"accept": "application/json"}
    )
    assert told.json()["says"] == "Your words are with the table."
    assert told.json()["once"]


def test_looking_is_a_sign_of_life(laid: Room, ben: Person) -> None:
    later = now() + timedelta(seconds=50)
    with held_at(later):
        settle_room(laid.id)
        answer = browser(ben).post(f"{laid.get_absolute_url()}coffee/here")
        assert answer.json() == {"here": True}
        seats = tables_of(laid.id).seats
        assert seats[3].seated
        assert seat_in(ben, laid).seen_at >= round(later.timestamp() * 1000)


@pytest.mark.parametrize("path", ["table", "frame", "panel"])
def test_a_coffee_chat_has_none_of_a_circles_parts(laid: Room, ben: Person, path: str) -> None:
    assert browser(ben).get(f"{laid.get_absolute_url()}{path}").status_code == 404


@pytest.mark.parametrize("path", ["arrive", "act", "choose", "leave", "here"])
def test_nor_its_acts(laid: Room, ben: Person, path: str) -> None:
    assert browser(ben).post(f"{laid.get_absolute_url()}{path}").status_code == 404


def test_a_circle_has_no_tables(begun: Room, ben: Person) -> None:
    assert browser(ben).get(f"{begun.get_absolute_url()}coffee/words").status_code == 404
    assert browser(ben).post(f"{begun.get_absolute_url()}coffee/say", {"words": "w"}).status_code == 404


def test_who_is_not_in_the_group_does_not_know_of_it(laid: Room, ivo: Person) -> None:
    for path in ("", "coffee/words", "coffee/people"):
        assert browser(ivo).get(f"{laid.get_absolute_url()}{path}").status_code == 404
    assert browser(ivo).post(f"{laid.get_absolute_url()}coffee/arrive", {"agree": "on"}).status_code == 404


def test_something_is_wrong_takes_a_copy_and_hides_it_when_it_is_taken_down(
    laid: Room, ben: Person, amara: Person, jules: Person
) -> None:
    coffee.say(ben, laid, "Something unkind.", "a")
    row = SaidWords.objects.get()
    assert seen(amara, row.id).words == "Something unkind."
    with pytest.raises(Http404):
        seen(jules, row.id)
    shown = around(row.id)
    assert shown is not None
    assert [said.words for said in shown.said] == ["Something unkind."]
    take_down(row.id)
    take_down(row.id)
    assert "Something unkind." not in text(browser(amara), f"{laid.get_absolute_url()}coffee/words")
    with pytest.raises(Http404):
        seen(amara, row.id)
