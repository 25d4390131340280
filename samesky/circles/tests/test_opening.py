"""Opening a circle, by somebody who keeps the group's circles: the form loses nothing, and a plan that cannot be kept is said kindly."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from samesky.circles.actions.keepers import let_keep
from samesky.circles.card import card_of
from samesky.circles.core.plan import Kind
from samesky.circles.core.times import MINUTE
from samesky.circles.forms.opening import OpeningForm, showing, usual
from samesky.circles.log import circle_of
from samesky.circles.models import Room
from samesky.groups.models import Group
from samesky.kit.clock import now
from samesky.live.models import Event
from samesky.people.models import Person
from samesky.people.sealing import read
from samesky.safety.models import WatchTurn
from tests.harness.people import ClientOf


@pytest.fixture
def watched(farid: Person) -> WatchTurn:
    """Somebody is on watch for hours."""
    start = now() - timedelta(hours=1)
    return WatchTurn.objects.create(person=farid, starts_at=start, ends_at=start + timedelta(hours=9))


@pytest.fixture
def dara_client(client_of: ClientOf, dara: Person) -> Client:
    return client_of(dara)


def filled(kind: Any = "circle", **changes: Any) -> dict[str, Any]:
    """The form as it stands before anybody wrote, as a browser sends it."""
    values = {name: value for name, value in showing(usual(kind)).items() if value is not False}
    values = {name: "on" if value is True else value for name, value in values.items()}
    return {name: value for name, value in (values | changes).items() if value is not None}


def opens(client: Client, group: Group, **sent: Any) -> Any:
    return client.post(f"{group.get_absolute_url()}circles/open", sent)


def kinds_of(room: Room) -> list[Kind]:
    plan = circle_of(room.id).plan
    assert plan is not None
    return [phase.kind for phase in plan.phases]


def test_a_keeper_opens_a_circle_as_it_stands(dara_client: Client, carers: Group, watched: WatchTurn) -> None:
    answer = opens(dara_client, carers, **filled(), do="open", once="a")
    room = Room.objects.get()
    assert answer["Location"] == room.get_absolute_url()
    assert kinds_of(room) == [Kind.OPENING, Kind.NAMES, Kind.ROUND, Kind.CLOSING, Kind.LEAVING]
    assert card_of(room).prompts[1:4] == (
        "What shall we call you, and how are you just now?",
        "What would you like to share today?",
        "What do you take with you?",
    )


def test_a_second_tap_opens_no_second_circle(dara_client: Client, carers: Group, watched: WatchTurn) -> None:
    first = opens(dara_client, carers, **filled(), do="open", once="a")
    again = opens(dara_client, carers, **filled(), do="open", once="a")
    assert Room.objects.count() == 1
    assert again["Location"] == first["Location"]


def test_the_group_is_told_that_a_room_is_open(
    dara_client: Client, carers: Group, watched: WatchTurn
) -> None:
    opens(dara_client, carers, **filled(), do="open", once="a")
    told = Event.objects.filter(room__name=carers.room).latest("pk")
    assert (told.kind, told.fragment) == ("room", "rooms")


def test_unwatched_nothing_opens_and_nothing_written_is_lost(dara_client: Client, carers: Group) -> None:
    answer = opens(dara_client, carers, **filled(title="The kitchen light"), do="open", once="a")
    assert answer.status_code == 422
    assert "Circles open while somebody is on watch." in answer.content.decode()
    assert 'value="The kitchen light"' in answer.content.decode()
    assert not Room.objects.exists()


def test_another_round_is_a_button_and_loses_nothing(dara_client: Client, carers: Group) -> None:
    page = opens(dara_client, carers, **filled(title="", welcome="Half a sent"), do="add").content.decode()
    assert "Half a sent" in page
    assert 'name="round_2_prompt"' in page
    assert "This cannot be empty." not in page


def test_a_round_is_taken_out_and_those_after_it_move_up(dara_client: Client, carers: Group) -> None:
    rounds = {f"round_{n}_prompt": f"Question {n}" for n in (1, 2, 3)}
    times = {f"round_{n}_turn": n * MINUTE for n in (1, 2, 3)}
    page = opens(dara_client, carers, **filled(rounds=3, **rounds, **times), do="remove-2").content.decode()
    assert "Question 2" not in page
    assert page.index("Question 1") < page.index("Question 3")
    assert 'name="round_3_prompt"' not in page
    assert f'<option value="{3 * MINUTE}" selected>' in page[page.index("Question 3") :]


def test_there_are_six_rounds_at_most(dara_client: Client, carers: Group) -> None:
    page = opens(dara_client, carers, **filled(rounds=6), do="add").content.decode()
    assert "Six rounds are as many as an evening holds." in page
    assert 'name="round_7_prompt"' not in page


@pytest.mark.parametrize(
    "rounds",
    ["", "-1", "99", "twelve", "0x3", "\uff11"],
)
def test_a_forged_number_of_rounds_breaks_nothing(dara_client: Client, carers: Group, rounds: str) -> None:
    assert opens(dara_client, carers, **filled(rounds=rounds), do="look").status_code == 200


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "This cannot be empty."),
        ({"round_1_prompt": ""}, "Please write what this round asks, or take the round out."),
        ({"capacity": "2"}, "Please choose one of these."),
        ({"capacity": "13"}, "Please choose one of these."),
        ({"round_1_turn": "1"}, "Please choose one of these."),
        ({"round_1_turn": str(60 * MINUTE)}, "Please choose one of these."),
        ({"longest": str(300 * MINUTE)}, "Please choose one of these."),
        ({"centrepiece": "a skull"}, "Please choose one of these."),
        ({"agreements": "\n".join("abcdefgh")}, "These are more than seven."),
    ],
)
def test_what_no_circle_can_keep_is_said_kindly(
    dara_client: Client, carers: Group, watched: WatchTurn, changes: dict[str, str], said: str
) -> None:
    answer = opens(dara_client, carers, **filled(**changes), do="open", once="a")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Room.objects.exists()


def test_whatever_the_form_lets_through_the_core_can_keep() -> None:
    """The fullest form there is: BadPlan never reaches a person."""
    rounds = {f"round_{n}_prompt": "?" for n in range(1, 7)} | {
        f"round_{n}_turn": 15 * MINUTE for n in range(1, 7)
    }
    sent = filled(rounds=6, floor="on", capacity=12, longest=180 * MINUTE, **rounds)
    form = OpeningForm(sent)
    assert form.is_valid(), form.errors
    assert len(form.written().plan().phases) == 11
    bare = OpeningForm(filled(rounds=0, names=None))
    assert bare.is_valid(), bare.errors
    assert len(bare.written().plan().phases) == 3


def test_a_workshop_says_in_which_round_something_is_brought(
    dara_client: Client, carers: Group, watched: WatchTurn
) -> None:
    nothing = filled("workshop", round_2_methods=None)
    assert "in which round each person brings something" in (
        opens(dara_client, carers, **nothing, do="open", once="a").content.decode()
    )
    opens(dara_client, carers, **filled("workshop"), do="open", once="b")
    room = Room.objects.get()
    assert room.kind == Room.Kind.WORKSHOP
    assert Kind.METHODS in kinds_of(room)


def test_enter_in_a_line_only_looks(dara_client: Client, carers: Group, watched: WatchTurn) -> None:
    """The first button of the form is what Enter presses: it must not open anything."""
    page = dara_client.get(f"{carers.get_absolute_url()}circles/open").content.decode()
    form = page[page.index('<form class="stack-wide') :]
    assert form.index('value="look"') < form.index('value="remove-1"')
    assert "takes about" in opens(dara_client, carers, **filled(), do="look").content.decode()
    assert not Room.objects.exists()


@pytest.mark.parametrize("who", ["amara", "ivo"])
def test_who_keeps_no_circles_finds_no_form(
    client_of: ClientOf, carers: Group, watched: WatchTurn, request: pytest.FixtureRequest, who: str
) -> None:
    client = client_of(request.getfixturevalue(who))
    assert client.get(f"{carers.get_absolute_url()}circles/open").status_code == 404
    assert opens(client, carers, **filled(), do="open").status_code == 404
    assert not Room.objects.exists()


def test_a_trained_keeper_opens_one(
    client_of: ClientOf, carers: Group, watched: WatchTurn, dara: Person, chen: Person
) -> None:
    let_keep(dara, carers, chen)
    opens(client_of(chen), carers, **filled(), do="open", once="a")
    assert Room.objects.get().opened_by == chen


def test_the_title_is_sealed(dara_client: Client, carers: Group, watched: WatchTurn) -> None:
    opens(dara_client, carers, **filled(title="The kitchen light"), do="open", once="a")
    room = Room.objects.get()
    assert b"kitchen" not in bytes(room.card_sealed)
    assert "kitchen" in read(room, "card")
