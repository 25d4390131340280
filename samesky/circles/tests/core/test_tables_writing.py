"""The rows that logs of coffee chats have kept since the first one: written so, and read back so, for ever."""

import json
from dataclasses import fields

import pytest

from samesky.circles.core.state import Where
from samesky.circles.core.tables import events as e
from samesky.circles.core.times import MINUTE
from samesky.circles.core.writing import written

ROWS: tuple[tuple[e.Happening, str], ...] = (
    (e.Opened(180 * MINUTE, 10), '{"latest_end":10800000,"jar":10,"awaited":0}'),
    (e.Came(1, 1, True), '{"seat":1,"table":1,"may_keep":true}'),
    (e.Went(2, Where.LEFT), '{"seat":2,"to":"left"}'),
    (e.Returned(2), '{"seat":2}'),
    (e.Moved(2, 3), '{"seat":2,"table":3}'),
    (e.TableSplit(1, 2, (3, 4)), '{"table":1,"new":2,"went":[3,4]}'),
    (e.JoinTold(1, 2), '{"one":1,"other":2}'),
    (e.JoinOff(), "{}"),
    (e.TablesJoined(1, 2), '{"one":1,"other":2}'),
    (e.LeftAlone(1), '{"table":1}'),
    (e.PromptDrawn(1, 2, 0), '{"table":1,"seat":2,"index":0}'),
    (e.Said(1, 1, 2, "id"), '{"number":1,"table":1,"seat":2,"words":"id"}'),
    (e.Interrupted(1, 2), '{"since":1,"until":2}'),
    (e.Closed("keeper"), '{"why":"keeper"}'),
)


def test_there_is_a_row_of_every_event() -> None:
    assert {type(event) for event, _ in ROWS} == set(e.HAPPENINGS.values())


@pytest.mark.parametrize(("event", "row"), ROWS)
def test_an_event_is_written_as_it_always_was_and_reads_back(event: e.Happening, row: str) -> None:
    assert written(event) == row
    again = e.from_json(type(event).__name__, json.loads(row))
    assert again == event
    for each in fields(event):
        assert type(getattr(again, each.name)) is type(getattr(event, each.name))


def test_an_event_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        e.from_json("Shouted", {})
    with pytest.raises(TypeError):
        e.from_json("Moved", {"seat": 1})
    with pytest.raises(ValueError, match="nowhere"):
        e.from_json("Went", {"seat": 1, "to": "nowhere"})


def test_an_older_event_without_a_field_that_has_a_usual_value_is_read() -> None:
    assert e.from_json("Came", {"seat": 3, "table": 1}) == e.Came(3, 1)
    assert e.from_json("Opened", {"latest_end": 60, "jar": 10}) == e.Opened(60, 10)
