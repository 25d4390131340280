from hypothesis import given
from hypothesis import strategies as st

from samesky.live.core import wire
from samesky.live.core.outbox import ROOM_FOR, Outbox

MESSAGE = wire.told("reply", "replies", {})


def filled(count: int) -> Outbox:
    box = Outbox()
    for number in range(count):
        box.put(str(number), MESSAGE)
    return box


def test_a_listener_gets_everything_in_order_and_once() -> None:
    box = filled(3)
    assert box.take() == b"".join(wire.with_id(str(number), MESSAGE) for number in range(3))
    assert box.take() == b""


@given(st.integers(min_value=1, max_value=40))
def test_a_listener_who_is_too_far_behind_gets_one_reset_at_the_latest_place(more: int) -> None:
    box = filled(ROOM_FOR + more)
    assert box.take() == wire.reset(str(ROOM_FOR + more - 1))


def test_after_a_reset_the_story_goes_on() -> None:
    box = filled(ROOM_FOR + 1)
    box.take()
    box.put("next", MESSAGE)
    assert box.take() == wire.with_id("next", MESSAGE)


def test_what_comes_before_a_reset_was_sent_moves_the_reset_on() -> None:
    box = Outbox()
    box.put_reset("5")
    box.put("6", MESSAGE)
    assert box.take() == wire.reset("6")


def test_a_heartbeat_neither_counts_nor_pushes_anything_out() -> None:
    box = filled(ROOM_FOR)
    box.put_aside(wire.HEARTBEAT)
    assert box.take().count(b"id: ") == ROOM_FOR


def test_an_emptied_box_says_nothing() -> None:
    box = filled(ROOM_FOR + 3)
    box.empty()
    assert not box
    assert box.take() == b""
