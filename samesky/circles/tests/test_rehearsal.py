"""A rehearsal goes on by itself, ends, reaches nobody real, and is seen by nobody else."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta

import pytest

from samesky.circles import ticking
from samesky.circles.actions import sitting
from samesky.circles.commanding import settled
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, Outcome, Stage, Where
from samesky.circles.models import (
    HeldWords,
    Keepsake,
    Logged,
    NotAllRight,
    PrivateLine,
    Room,
    SaidWords,
    Seat,
)
from samesky.circles.practice import driving
from samesky.circles.practice.core.characters import What
from samesky.circles.practice.opening import open_rehearsal
from samesky.circles.practice.reading import BadCharacter, character, characters, characters_from
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.models import Person
from samesky.safety.models import Record, Report
from tests.harness.people import ClientOf

START = datetime.fromisoformat("2026-05-01T18:00:00+00:00")


class Evening:
    """A rehearsal, and a clock that goes on three seconds at a time."""

    def __init__(self, room: Room, keeper: Person, clock: ExitStack) -> None:
        self.room, self.keeper, self.at, self.clock = room, keeper, START, clock

    @property
    def circle(self) -> Circle:
        return settled(self.room)

    def passes(self, seconds: float) -> None:
        """Time goes by; the ticker ticks, whoever rehearses looks at the page, the others do what they do."""
        until = self.at + timedelta(seconds=seconds)
        while self.at < until and not self.circle.closed:
            self.tick()

    def tick(self) -> None:
        self.at += timedelta(seconds=3)
        self.clock.pop_all().close()
        self.clock.enter_context(held_at(self.at))
        ticking.due(self.at, 100)
        Seat.objects.filter(room=self.room, person=self.keeper).update(
            seen_at=round(self.at.timestamp() * 1000)
        )
        driving.due(self.at, 100)

    def until(self, what: "object", most: float = 900) -> None:
        """Let time pass until `what(circle)` is so."""
        assert callable(what)
        end = self.at + timedelta(seconds=most)
        while not what(self.circle):
            assert self.at < end, "it never came to that"
            self.tick()

    def do(self, command: ask.Command) -> None:
        answer = sitting.do(self.keeper, self.room, command, "")
        assert answer.refusal is None, answer.refusal

    def seat(self, what: What) -> int:
        names = [one.name for one in characters() if one.what is what]
        return Seat.objects.get(room=self.room, stand_in=names[0]).number

    def goes_round(self) -> None:
        """Whoever rehearses passes their own turn, and goes on to the next part when this one is over."""
        seat = Seat.objects.get(room=self.room, person=self.keeper).number
        part = self.circle.phase
        while self.circle.phase == part and not self.circle.closed:
            turn = self.circle.turn
            if turn and turn.seat == seat:
                self.do(ask.Pass(turn.number))
            elif (
                self.circle.round
                and self.circle.round.over
                and not turn
                and self.circle.kind is not Kind.CLOSING
            ):
                self.do(ask.Next())
            else:
                self.tick()


@pytest.fixture
def evening(carers: Group, dara: Person) -> Iterator[Evening]:
    """Dara rehearses with everybody there is. She is in the lobby, and so are the others but who is late."""
    with ExitStack() as clock:
        clock.enter_context(held_at(START))
        room = open_rehearsal(dara, carers, characters())
        one = Evening(room, dara, clock)
        sitting.arrive(dara, room, "")
        one.passes(30)
        yield one


def test_they_come_after_whoever_rehearses_and_one_is_late(evening: Evening) -> None:
    waiting = [seat.number for seat in evening.circle.among(Where.WAITING)]
    assert len(waiting) == len(characters())
    assert evening.seat(What.LATE) not in waiting
    keeper = Seat.objects.get(room=evening.room, person=evening.keeper).number
    assert waiting[:2] == [keeper, evening.seat(What.KEEPS)]
    assert evening.circle.keeper == keeper


def test_nobody_comes_while_whoever_rehearses_is_not_there(carers: Group, dara: Person) -> None:
    with held_at(START):
        room = open_rehearsal(dara, carers, characters())
    for seconds in range(1, 10):
        with held_at(START + timedelta(seconds=seconds)):
            driving.due(START, 10)
            assert not settled(room).seats


def test_the_whole_evening(evening: Evening) -> None:
    """Everything the list promises comes up, and it ends by itself."""
    evening.do(ask.Begin())
    evening.do(ask.Next())
    evening.goes_round()
    evening.until(lambda c: c.kind is Kind.ROUND)
    late, drops, passes, overruns = map(evening.seat, (What.LATE, What.DROPS, What.PASSES, What.OVERRUNS))
    round_outcomes: dict[int, Outcome] = {}
    away = False
    while evening.circle.kind is Kind.ROUND:
        circle = evening.circle
        away = away or circle.seats[drops].where is Where.AWAY
        round_outcomes = dict(circle.round.outcomes) if circle.round else round_outcomes
        mine = Seat.objects.get(room=evening.room, person=evening.keeper).number
        if circle.turn and circle.turn.seat == mine:
            evening.do(ask.Pass(circle.turn.number))
        elif circle.round and circle.round.over and not circle.turn:
            evening.do(ask.Next())
        else:
            evening.tick()
    assert away, "nobody was cut off"
    assert round_outcomes[passes] is Outcome.PASSED
    assert round_outcomes[late] is Outcome.SPOKE
    assert round_outcomes[overruns] is Outcome.SPOKE
    assert round_outcomes[drops] is Outcome.SPOKE
    ended = Logged.objects.filter(room=evening.room, kind="TurnEnded").values_list("told", flat=True)
    assert any('"how":"time"' in told for told in ended)
    assert any('"how":"away"' in told for told in ended)
    takers = {Seat.objects.get(room=evening.room, stand_in=name).number for name in ("Fenn", "Bo")}
    assert takers <= set(HeldWords.objects.filter(room=evening.room).values_list("seat", flat=True))
    evening.goes_round()
    evening.goes_round()
    evening.until(lambda c: c.stage is Stage.LEAVING or c.closed)
    if not evening.circle.closed:
        evening.do(ask.Answer())
        evening.until(lambda c: c.closed, most=180)
    assert SaidWords.objects.filter(room=evening.room, seat=evening.seat(What.GOODBYE)).exists()


def test_two_tickers_do_everything_once(evening: Evening) -> None:
    """Another process acts in the same moment: no line is said twice."""
    evening.do(ask.Begin())
    evening.do(ask.Next())
    for _ in range(40):
        evening.tick()
        driving.due(evening.at, 100)
    rows = list(SaidWords.objects.filter(room=evening.room).values_list("number", "seat"))
    for number, seat in set(rows):
        name = Seat.objects.get(room=evening.room, number=seat).stand_in
        assert rows.count((number, seat)) <= len((character(name) or pytest.fail("?")).lines(Kind.NAMES))


def test_i_am_with_someone_hands_over_and_the_second_keeper_hands_back(evening: Evening) -> None:
    evening.do(ask.Begin())
    evening.do(ask.Next())
    evening.tick()
    mine = evening.circle.keeper
    evening.do(ask.BeWith(evening.seat(What.GOODBYE)))
    assert evening.circle.keeper == evening.seat(What.KEEPS)
    assert evening.circle.pause is not None
    evening.until(lambda c: c.pause is None, most=60)
    evening.until(lambda c: c.keeper == mine, most=60)


def test_when_whoever_rehearses_has_gone_it_closes(evening: Evening) -> None:
    evening.do(ask.Begin())
    evening.do(ask.Leave())
    evening.until(lambda c: c.closed, most=300)


def test_it_reaches_nobody_real_and_opens_no_case(
    client_of: ClientOf, evening: Evening, farid: Person
) -> None:
    """Every act of care there is, inside a rehearsal."""
    evening.do(ask.Begin())
    evening.do(ask.Next())
    evening.do(ask.Pass(1))
    evening.passes(30)
    before = (Report.objects.count(), Notice.objects.count(), Record.objects.count())
    dara, base = client_of(evening.keeper), f"/circles/{evening.room.id}/"
    goodbye, drunk, fifteen = map(evening.seat, (What.GOODBYE, What.DRUNK, What.FIFTEEN))
    acts = {
        "not-all-right": {},
        f"keep/{drunk}/rest": {"words": "Come to yourself."},
        f"keep/{fifteen}/remove": {"words": "Fifteen."},
        f"keep/{goodbye}/with": {"words": ""},
    }
    for act, sent in acts.items():
        assert dara.post(f"{base}{act}", sent | {"once": act}).status_code == 302, act
    assert evening.circle.seats[drunk].resting
    assert evening.circle.seats[fifteen].where is Where.REMOVED
    assert evening.circle.keeper == evening.seat(What.KEEPS)
    said = SaidWords.objects.filter(room=evening.room).exclude(seat=0).first()
    assert said is not None
    assert dara.get(f"/report?kind=turn&thing={said.id}").status_code in (404, 200)
    dara.post("/report", {"kind": "turn", "thing": str(said.id), "reason": "hurts", "words": "", "once": "e"})
    evening.passes(400)
    assert (Report.objects.count(), Notice.objects.count(), Record.objects.count()) == before
    assert not PrivateLine.objects.exists()
    assert not NotAllRight.objects.exclude(watch_at=None).exists()
    assert not Keepsake.objects.exclude(person=evening.keeper).exists()


@pytest.mark.parametrize("who", ["amara", "grace", "farid", "elif_", "ivo"])
def test_nothing_of_it_is_seen_by_others(
    client_of: ClientOf, evening: Evening, request: pytest.FixtureRequest, who: str
) -> None:
    """Grace leads the same group; Farid and Elif keep the place safe. None of them finds it."""
    client = client_of(request.getfixturevalue(who))
    base = f"/circles/{evening.room.id}/"
    for page in (
        "",
        "table",
        "earlier",
        "frame",
        "run-sheet",
        "after",
        "came-up",
        "keep/panel",
        "door",
        "not-all-right",
    ):
        assert client.get(f"{base}{page}").status_code == 404, page
    assert client.post(f"{base}arrive", {"agree": "on"}).status_code == 404


def test_every_page_says_that_nobody_is_real(client_of: ClientOf, evening: Evening) -> None:
    dara, said = client_of(evening.keeper), "Rehearsal: these people are not real"
    base = f"/circles/{evening.room.id}/"
    group = f"/groups/{evening.room.group.slug}/" if evening.room.group else ""
    for page in (base, f"{base}run-sheet", f"{group}circles/rehearse"):
        assert said in dara.get(page).content.decode(), page
    evening.do(ask.Close())
    assert evening.circle.closed
    answer = dara.get(f"{base}after", follow=True)
    assert answer.redirect_chain == [(f"{base}came-up", 302)]
    assert said in answer.content.decode()
    assert said not in dara.get(f"{group}circles").content.decode()


def test_afterwards_it_says_what_came_up_and_no_score(client_of: ClientOf, evening: Evening) -> None:
    evening.do(ask.Begin())
    evening.do(ask.Next())
    evening.do(ask.Rest(evening.seat(What.DRUNK)))
    evening.do(ask.BeWith(evening.seat(What.GOODBYE)))
    evening.until(lambda c: c.keeper not in (0, evening.seat(What.KEEPS)), most=90)
    evening.do(ask.Close())
    evening.do(ask.Answer())
    evening.until(lambda c: c.closed, most=200)
    page = client_of(evening.keeper).get(f"/circles/{evening.room.id}/came-up").content.decode()
    assert "You let them rest." in page
    assert "You went to be with them." in page
    assert "Asking does not put the thought there." in page
    assert "Comes when the first round has begun." not in page, "who was late never came"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ([one.name for one in characters()], 302),
        (["Wren", "Pip"], 302),
        (["Wren"], 422),
        ([], 422),
        ([one.name for one in characters() if one.what is not What.KEEPS], 422),
        (["Nobody", "Wren", "Pip"], 422),
    ],
)
def test_choosing_who_comes(
    client_of: ClientOf, carers: Group, dara: Person, who: list[str], status: int
) -> None:
    address = f"{carers.get_absolute_url()}circles/rehearse"
    assert client_of(dara).post(address, {"who": who, "once": "a"}).status_code == status
    assert Room.objects.filter(practice=True).count() == (status == 302)
    if status == 302:
        assert list(Seat.objects.order_by("number").values_list("stand_in", flat=True)) == [
            one.name for one in characters() if one.name in who
        ]


def test_only_keepers_rehearse(client_of: ClientOf, carers: Group, amara: Person) -> None:
    assert client_of(amara).get(f"{carers.get_absolute_url()}circles/rehearse").status_code == 404


def test_everything_one_may_want_to_have_met_is_among_the_characters() -> None:
    found = [one.what for one in characters()]
    assert set(found) == set(What)
    assert found.count(What.TAKES_OVER) == 2
    assert all(one.could for one in characters())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no characters"),
        ("[[character]]\nname = 'A'", "is missing"),
        ("[[character]]\nname='A'\nwhat='sings'\nabout='b'\ncould=['c']", "sings"),
        ("[[character]]\nname='A'\nwhat='late'\nabout='b'\ncould=['c']\nage=3", "nobody knows age"),
        ("[[character]]\nname='A'\nwhat='late'\nabout='b'\ncould='c'", "no lines"),
        ("[[character]]\nname=''\nwhat='late'\nabout='b'\ncould=['c']", "are words"),
        ("[[character]]\nname='A'\nwhat='late'\nabout='b'\ncould=['c']\nsays={song=['la']}", "song"),
        (f"[[character]]\nname='{'A' * 41}'\nwhat='late'\nabout='b'\ncould=['c']", "too long"),
        ("[[character]]\nname='A'\nwhat='late'\nabout='b'\ncould=['c']\n" * 2, "same name"),
    ],
)
def test_a_broken_character_is_refused(text: str, said: str) -> None:
    with pytest.raises(BadCharacter, match=said):
        characters_from(text)
