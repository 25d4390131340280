"""The ticker moves the piece although nobody asks, and an outage spends nobody's turn."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from samesky.circles import commanding, ticking
from samesky.circles.actions import sitting
from samesky.circles.actions.opening import open_room
from samesky.circles.core import commands as ask
from samesky.circles.core.looks import left
from samesky.circles.core.state import Stage
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.log import circle_of
from samesky.circles.models import Room, Seat, Serving
from samesky.circles.tests.conftest import CARD, PLAN
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.people.models import Person


def tick() -> int:
    return ticking.due(now(), 100)


def serve(room: Room, begins: datetime, seconds: float) -> None:
    """Serve from `begins` on for so long, with everybody there."""
    for second in range(round(seconds) + 1):
        with held_at(begins + timedelta(seconds=second)):
            everybody_is_there(room)
            tick()


def everybody_is_there(room: Room) -> None:
    Seat.objects.filter(room=room).update(seen_at=commanding.moment())


@pytest.fixture
def speaking(begun: Room, dara: Person) -> Room:
    """The circle, with Dara speaking since a moment; somebody serves."""
    sitting.do(dara, begun, ask.Next(), "")
    tick()
    return begun


def test_the_piece_moves_although_nobody_asks(speaking: Room) -> None:
    serve(speaking, now(), 100)
    turn = circle_of(speaking.id).turn
    assert turn is not None
    assert turn.number == 2


@pytest.mark.parametrize("seconds", [6, 20, 300])
def test_an_outage_shorter_than_the_turn_is_found_by_the_first_tick(speaking: Room, seconds: int) -> None:
    before, back = left(circle_of(speaking.id), commanding.moment()), now() + timedelta(seconds=seconds)
    serve(speaking, back, 29)
    pause = circle_of(speaking.id).pause
    assert pause is not None
    assert pause.outage
    serve(speaking, back + timedelta(seconds=30), 1)
    resumed = circle_of(speaking.id)
    assert resumed.pause is None
    assert abs(before - left(resumed, resumed.at)) < SECOND


def test_a_short_hesitation_is_no_outage(speaking: Room) -> None:
    with held_at(now() + timedelta(seconds=4)):
        tick()
        assert circle_of(speaking.id).pause is None


def test_after_an_outage_the_sign_comes_when_every_room_was_asked(
    speaking: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def settle(room_id: UUID) -> bool:
        seen.append(_sign())
        return False

    monkeypatch.setattr(commanding, "settle_room", settle)
    before = _sign()
    with held_at(now() + timedelta(seconds=20)):
        tick()
        assert seen == [before]
        assert _sign() == commanding.moment()


def test_a_long_round_leaves_signs(speaking: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred rooms at once may take longer than an outage takes to be one."""
    Room.objects.filter(id=speaking.id).update(due_at=1)
    begins = commanding.moment()
    moments = iter([begins, begins + 4 * SECOND, begins + 8 * SECOND])
    monkeypatch.setattr(commanding, "settle_room", lambda room_id: False)
    monkeypatch.setattr(commanding, "moment", lambda: next(moments))
    tick()
    assert _sign() == begins + 8 * SECOND


def test_one_room_that_cannot_be_settled_keeps_no_other_waiting(
    speaking: Room,
    carers: Group,
    dara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = open_room(dara, carers, CARD, PLAN)
    Room.objects.filter(id=broken.id).update(due_at=1)
    real = commanding.settle_room

    def settle(room_id: UUID) -> bool:
        if room_id == broken.id:
            raise ValueError("words of somebody")
        return real(room_id)

    monkeypatch.setattr(commanding, "settle_room", settle)
    with held_at(now() + timedelta(seconds=20)), caplog.at_level(logging.ERROR):
        tick()
        assert circle_of(speaking.id).pause is not None
        assert _sign() == commanding.moment()
    assert str(broken.id) in caplog.text
    assert "words of somebody" not in caplog.text


def test_a_process_whose_clock_is_behind_changes_nothing(speaking: Room) -> None:
    before, sign = circle_of(speaking.id), _sign()
    with held_at(now() - timedelta(seconds=20)):
        tick()
    assert (circle_of(speaking.id), _sign()) == (before, sign)
    assert before.stage is Stage.SPEAKING
    assert before.turn is not None
    assert before.turn.given == MINUTE


def _sign() -> int:
    return Serving.objects.get(id=1).at
