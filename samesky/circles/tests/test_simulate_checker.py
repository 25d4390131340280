"""The checker judges from outside: it knows nothing of the core, and sees what is wrong in a story that is told to it."""

from pathlib import Path
from typing import Any

import grimp
import pytest

import samesky
from samesky.circles.simulate import checker
from samesky.circles.simulate.checker import judge
from samesky.circles.simulate.laws.written import NAMES

Told = dict[str, Any]
AT = 1_767_636_000_000
PLAN = {
    "phases": [
        {"kind": "opening", "turn": 0},
        {"kind": "round", "turn": 60_000},
        {"kind": "closing", "turn": 60_000},
        {"kind": "leaving", "turn": 0},
    ],
    "capacity": 8,
    "longest": 5_400_000,
    "longer": 60_000,
    "keeperless": False,
}


def test_the_checker_imports_nothing_of_what_it_judges() -> None:
    graph = grimp.build_graph("samesky", cache_dir=None)
    ours = graph.find_descendants("samesky.circles.simulate.laws") | {"samesky.circles.simulate.checker"}
    met = {module for one in ours for module in graph.find_upstream_modules(one)}
    inside = {"samesky.circles.simulate.laws", *ours}
    assert met <= inside | {"samesky", "samesky.circles", "samesky.circles.simulate"}
    assert not Path(str(samesky.__path__[0]), "circles/simulate/__init__.py").read_text()


def test_the_checker_names_no_framework() -> None:
    folder = Path(str(checker.__file__)).parent
    texts = [path.read_text() for path in (folder / "checker.py", *(folder / "laws").glob("*.py"))]
    assert not any("import django" in text or "from django" in text for text in texts)


def row(at: int, kind: str, **told: Any) -> list[Any]:
    """One row of a log, without its number; `at` in seconds."""
    return [AT + at * 1000, kind, told]


def arrived(at: int, seat: int, may_keep: bool = False) -> list[Any]:
    return row(at, "Arrived", seat=seat, may_keep=may_keep, listens=False, private_longer=0)


def asked(what: str, nth: int, /, **told: Any) -> Told:
    return {
        "id": f"{what} {nth}",
        "what": what,
        "told": told,
        "words": "",
        "tries": [{"sent": 0, "answer": None}],
    }


def ended(at: int, number: int, how: str, outcome: str | None = "spoke", left: int = 0) -> list[Any]:
    return row(at, "TurnEnded", number=number, how=how, outcome=outcome, left=left)


def client(seat: int, *letters: Told) -> Told:
    signs = [AT + second * 1000 for second in range(0, 6000, 15)]
    return {
        "person": f"person {seat}",
        "apart": [],
        "seat": seat,
        "asked": list(letters),
        "saw": [],
        "alive": signs,
    }


BEGINNING = [
    row(0, "Opened", plan=PLAN),
    arrived(1, 1, may_keep=True),
    row(1, "Kept", seat=1),
    arrived(2, 2),
    row(10, "Begun", latest_end=AT + 10_000 + 5_400_000),
    row(10, "PhaseBegan", index=0, order=[]),
    row(10, "Entered", seat=1),
    row(10, "Entered", seat=2),
    row(20, "PhaseBegan", index=1, order=[1, 2]),
    row(20, "TurnBegan", number=1, seat=1, given=60_000, first=True),
]
"""A circle of two, in which the keeper holds the piece in the first round."""
THEN = [
    ended(50, 1, "finished"),
    row(50, "TurnBegan", number=2, seat=2, given=60_000, first=True),
    row(110, "TimeOver", number=2),
    ended(140, 2, "time"),
    row(150, "PhaseBegan", index=2, order=[2, 1]),
    row(150, "TurnBegan", number=3, seat=2, given=60_000, first=True),
    ended(160, 3, "finished"),
    row(160, "TurnBegan", number=4, seat=1, given=60_000, first=True),
    ended(170, 4, "finished"),
    row(170, "PhaseBegan", index=3, order=[]),
    row(180, "Answered", seat=1),
    row(181, "Answered", seat=2),
    row(181, "Closed", why="script"),
]
"""How it goes on, with nothing wrong."""
LETTERS = [
    client(1, asked("Arrive", 1), asked("Finish", 1, number=1), asked("Finish", 4, number=4)),
    client(2, asked("Arrive", 2), asked("Finish", 3, number=3)),
]


def judged(rows: list[list[Any]], clients: list[Told] = LETTERS) -> list[int]:
    """The laws that were broken in this story."""
    log = [[number, *one] for number, one in enumerate(rows, start=1)]
    verdict = judge({"circle": 1, "log": log, "clients": clients})
    return sorted(law for law in NAMES if verdict.broken[law])


def changed(place: int, *instead: list[Any]) -> list[list[Any]]:
    """The story with one of the later rows replaced."""
    return [*BEGINNING, *THEN[:place], *instead, *THEN[place + 1 :]]


def test_a_circle_in_which_all_goes_well_breaks_no_law() -> None:
    assert judged([*BEGINNING, *THEN]) == []


@pytest.mark.parametrize(
    ("rows", "law"),
    [
        pytest.param(changed(0), 3, id="a turn begins while another goes on"),
        pytest.param(changed(0, ended(50, 1, "passed")), 7, id="nobody asked to pass"),
        pytest.param(changed(0, ended(50, 1, "finished", "passed")), 5, id="who finished has not passed"),
        pytest.param(changed(1, row(50, "TurnBegan", number=2, seat=2, given=90_000, first=True)), 6, id="half as long again"),
        pytest.param(changed(1, row(50, "TurnBegan", number=2, seat=1, given=60_000, first=True)), 4, id="not who is next"),
        pytest.param(changed(2, row(90, "TimeOver", number=2)), 7, id="the time ends twenty seconds early"),
        pytest.param(changed(2, row(117, "TimeOver", number=2)), 9, id="the time was found seven seconds late"),
        pytest.param(changed(2), 7, id="no grace"),
        pytest.param(changed(3, ended(130, 2, "time")), 7, id="the grace ends early"),
        pytest.param(changed(4, row(100, "PhaseBegan", index=2, order=[2, 1])), 1, id="time goes back"),
        pytest.param(changed(4, row(150, "PhaseBegan", index=2, order=[2])), 4, id="somebody is not in the order"),
        pytest.param([*BEGINNING, *THEN[:-1]], 10, id="it never ends"),
        pytest.param([*BEGINNING, *THEN, row(190, "Answered", seat=1)], 10, id="it goes on after the end"),
        pytest.param([*BEGINNING, row(30, "Paused", by=1), *THEN], 8, id="a turn begins in a pause"),
        pytest.param(changed(0, ended(50, 1, "finished"), row(50, "Settled", seat=1, outcome="passed", left=0)), 5, id="twice"),
        pytest.param([*BEGINNING, row(30, "Went", seat=1, to="away"), *THEN], 3, id="away, a sign of life before"),
    ],
)  # fmt: skip
def test_the_checker_names_the_law_that_is_broken(rows: list[list[Any]], law: int) -> None:
    assert law in judged(rows)


def test_time_that_a_pause_took_is_given_back() -> None:
    pause = [row(60, "Paused", by=1), row(100, "Resumed", by=1)]
    late = [
        row(150, "TimeOver", number=2),
        ended(180, 2, "time"),
        *[[at + 60_000, kind, told] for at, kind, told in THEN[4:]],
    ]
    given_back = [*BEGINNING, *THEN[:2], *pause, *late]
    assert judged(given_back) == []
    assert judged([*BEGINNING, *THEN[:2], *pause, *THEN[2:]]) == [8]


def test_a_number_that_is_left_out_is_seen() -> None:
    log = [[number, *one] for number, one in enumerate([*BEGINNING, *THEN], start=1)]
    verdict = judge(
        {"circle": 1, "log": [*log[:5], *([seq + 1, *rest] for seq, *rest in log[5:])], "clients": LETTERS}
    )
    assert verdict.broken[1]


def test_words_that_were_acknowledged_and_are_not_there_are_lost() -> None:
    answer = {
        "at": AT + 30_000,
        "seq": 10,
        "refusal": "",
        "repeated": False,
        "holder": 1,
        "number": 1,
        "left": 50_000,
    }
    answer |= {"grace": False, "paused": False, "phase": 1, "keeper": 1, "closed": False}
    letter = {
        **asked("Say", 1, number=1),
        "words": "a light",
        "tries": [{"sent": AT + 30_000, "answer": answer}],
    }
    clients = [{**LETTERS[0], "asked": [*LETTERS[0]["asked"], letter]}, LETTERS[1]]
    log = [[number, *one] for number, one in enumerate([*BEGINNING, *THEN], start=1)]
    verdict = judge({"circle": 1, "log": log, "clients": clients})
    assert (verdict.lost, bool(verdict.broken[12])) == (1, True)


def test_a_story_that_cannot_be_read_is_no_silence() -> None:
    assert judge({"circle": 1, "log": [[1, AT, "PhaseBegan", {}]], "clients": []}).broken[1]


def refused(at: int, seq: int) -> Told:
    """Words of the second turn, refused by a server whose clock showed `at` and who knew the log up to row `seq`."""
    answer = {
        "at": AT + at * 1000,
        "seq": seq,
        "refusal": "too late",
        "repeated": False,
        "holder": 2,
        "number": 3,
    }
    answer |= {"left": 55_000, "grace": False, "paused": False, "phase": 2, "keeper": 1, "closed": False}
    return {**asked("Say", 2, number=2), "words": "a light", "tries": [{"sent": AT, "answer": answer}]}


def test_words_within_fifteen_seconds_after_time_ended_a_turn_are_not_refused() -> None:
    chose = row(157, "Chose", seat=1, reach="pass", listens=False, no_notes=False)
    rows = [*BEGINNING, *THEN[:6], chose, *THEN[6:]]
    letters = [{**LETTERS[0], "asked": [*LETTERS[0]["asked"], asked("Choose", 1, seat=1)]}]
    for letter, broken in ((refused(154, 16), True), (refused(156, 16), False), (refused(154, 17), False)):
        clients = [*letters, {**LETTERS[1], "asked": [*LETTERS[1]["asked"], letter]}]
        log = [[number, *one] for number, one in enumerate(rows, start=1)]
        assert bool(judge({"circle": 1, "log": log, "clients": clients}).broken[7]) is broken


AWAITED = {**PLAN, "awaited": AT + 600_000}
NEVER_BEGAN = [row(0, "Opened", plan=AWAITED), arrived(500, 1), row(545, "Went", seat=1, to="away")]
CAME = asked("Arrive", 1, listens=False, private_longer=0)


def test_a_room_is_called_off_before_it_began_and_not_before_its_time() -> None:
    assert judged([*NEVER_BEGAN, row(600, "Closed", why="called off")], [client(0, CAME)]) == []
    assert judged([*NEVER_BEGAN, row(599, "Closed", why="called off")], [client(0, CAME)]) == [10]
    held = [row(0, "Opened", plan=AWAITED), *BEGINNING[1:]]
    assert 10 in judged([*held, row(605, "Closed", why="called off")])


def test_an_empty_room_waits_for_those_it_was_appointed_for() -> None:
    assert judged([*NEVER_BEGAN, row(900, "Closed", why="empty")], [client(0, CAME)]) == []
    assert judged([*NEVER_BEGAN, row(899, "Closed", why="empty")], [client(0, CAME)]) == [10]


def test_who_came_and_never_heard_an_answer_came_once() -> None:
    over = [*NEVER_BEGAN, row(600, "Closed", why="called off")]
    other = asked("Arrive", 1, listens=True, private_longer=0)
    assert judged(over, [client(0, CAME)]) == []
    assert judged(over, [client(0, other)]) == [2]
    again = [*NEVER_BEGAN, arrived(550, 2), row(595, "Went", seat=2, to="away"), over[-1]]
    assert judged(again, [client(0, CAME)]) == [2]
    assert judged(again, [client(0, CAME), client(0, CAME)]) == []
