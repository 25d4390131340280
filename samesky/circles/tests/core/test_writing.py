"""The rows that logs have kept since the first circle: an event is written so, and read back so, for ever."""

import json
from dataclasses import fields

import pytest

from samesky.circles.core import events as e
from samesky.circles.core.plan import Plan
from samesky.circles.core.state import How, Outcome, Reach, Where
from samesky.circles.core.times import MINUTE
from samesky.circles.core.writing import written
from samesky.circles.tests.core.room import FULL, START

ROWS: tuple[tuple[e.Event, str], ...] = (
    (
        e.Opened(Plan(FULL, 12, 60 * MINUTE, keeperless=True)),
        (
            '{"plan":{"phases":['
            '{"kind":"opening","turn":0},{"kind":"names","turn":60000},{"kind":"round","turn":180000},'
            '{"kind":"floor","turn":120000},{"kind":"closing","turn":60000},{"kind":"leaving","turn":0}'
            '],"capacity":12,"longest":3600000,"longer":60000,"keeperless":true,"awaited":0}}'
        ),
    ),
    (e.Arrived(1, True, True, MINUTE), '{"seat":1,"may_keep":true,"listens":true,"private_longer":60000}'),
    (e.Entered(1), '{"seat":1}'),
    (e.Went(1, Where.AWAY), '{"seat":1,"to":"away"}'),
    (e.Returned(1), '{"seat":1}'),
    (e.Chose(1, Reach.LATER, True, True), '{"seat":1,"reach":"later","listens":true,"no_notes":true}'),
    (e.Kept(1), '{"seat":1}'),
    (e.Begun(START), '{"latest_end":1800000000000}'),
    (e.PhaseBegan(1, (1, 2)), '{"index":1,"order":[1,2]}'),
    (e.TurnBegan(1, 1, MINUTE, True), '{"number":1,"seat":1,"given":60000,"first":true}'),
    (e.TimeOver(1), '{"number":1}'),
    (e.Longer(1, MINUTE, "own"), '{"number":1,"more":60000,"by":"own"}'),
    (e.TurnEnded(1, How.TIME, Outcome.SPOKE), '{"number":1,"how":"time","outcome":"spoke","left":0}'),
    (
        e.TurnEnded(1, How.LATER, None, MINUTE),
        '{"number":1,"how":"come back to me","outcome":null,"left":60000}',
    ),
    (e.Settled(1, None, MINUTE), '{"seat":1,"outcome":null,"left":60000}'),
    (e.Settled(1, Outcome.LISTENED), '{"seat":1,"outcome":"listened","left":0}'),
    (e.RoundEnding(), '{"closing":false}'),
    (e.HandRaised(1, True), '{"seat":1,"up":true}'),
    (e.Said(1, "id"), '{"number":1,"words":"id"}'),
    (e.Held(1, 2, "id"), '{"number":1,"seat":2,"words":"id"}'),
    (e.Paused(1), '{"by":1}'),
    (e.Resumed(0), '{"by":0}'),
    (e.Interrupted(START, START), '{"since":1800000000000,"until":1800000000000}'),
    (e.Rested(1, True), '{"seat":1,"on":true}'),
    (e.WithSomeone(1, 2), '{"by":1,"seat":2}'),
    (e.Answered(1), '{"seat":1}'),
    (e.Closed("script"), '{"why":"script"}'),
)


def test_there_is_a_row_of_every_event() -> None:
    assert {type(event) for event, _ in ROWS} == set(e.EVENTS.values())


@pytest.mark.parametrize(("event", "row"), ROWS)
def test_an_event_is_written_as_it_always_was_and_reads_back(event: e.Event, row: str) -> None:
    assert written(event) == row
    again = e.from_json(type(event).__name__, json.loads(row))
    assert again == event
    for each in fields(event):
        assert type(getattr(again, each.name)) is type(getattr(event, each.name))


def test_an_event_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        e.from_json("Shouted", {})
    with pytest.raises(TypeError):
        e.from_json("Entered", {})
    with pytest.raises(ValueError, match="nowhere"):
        e.from_json("Went", {"seat": 1, "to": "nowhere"})


def test_an_older_event_without_a_field_that_has_a_usual_value_is_read() -> None:
    assert e.from_json("Arrived", {"seat": 3}) == e.Arrived(3)
    assert e.from_json("Arrived", {"seat": 3, "of_the_future": 1}) == e.Arrived(3)


def test_a_plan_from_before_rooms_were_awaited_is_read() -> None:
    event, row = ROWS[0]
    older = json.loads(row)
    del older["plan"]["awaited"]
    assert e.from_json("Opened", older) == event
