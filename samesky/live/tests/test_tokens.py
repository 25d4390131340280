from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from samesky.live.tokens import START, check, place, seal, seal_each, unseal

AMARA, JULES = UUID(int=1), UUID(int=2)
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HERS = check("group:1", AMARA)


@given(st.integers(min_value=0, max_value=2**40 - 1))
def test_a_token_opens_to_its_place(seq: int) -> None:
    assert unseal(seal(place(seq, NOON), HERS), HERS) == place(seq, NOON)
    assert unseal(seal_each(place(seq, NOON), [HERS])[0], HERS) == place(seq, NOON)


def test_a_token_of_somebody_else_or_of_another_room_opens_to_nothing() -> None:
    token = seal(place(7, NOON), HERS)
    assert unseal(token, check("group:1", JULES)) is None
    assert unseal(token, check("group:2", AMARA)) is None


@given(st.text(max_size=40))
def test_made_up_tokens_open_to_nothing(token: str) -> None:
    assert unseal(token, HERS) is None


def test_two_pages_rendered_at_the_same_place_cannot_be_compared() -> None:
    assert seal(place(7, NOON), HERS) != seal(place(7, NOON), HERS)


def test_nobody_can_tell_from_tokens_how_many_events_lie_between() -> None:
    near, far = (seal_each(place(seq, NOON), [HERS])[0] for seq in (8, 80))
    start = seal_each(place(7, NOON), [HERS])[0]
    differing = [sum(a != b for a, b in zip(start, other, strict=True)) for other in (near, far)]
    assert min(differing) > 20


def test_each_listener_gets_their_own_token() -> None:
    checks = [check("group:1", UUID(int=number)) for number in range(50)]
    tokens = seal_each(place(3, NOON), checks)
    assert len(set(tokens)) == 50
    assert [unseal(token, one) for token, one in zip(tokens, checks, strict=True)] == [place(3, NOON)] * 50


def test_a_number_given_anew_at_another_time_is_another_place() -> None:
    assert place(7, NOON) != place(7, NOON.replace(minute=1))
    assert place(0, NOON) == START


def test_an_event_for_nobody_here_needs_no_token() -> None:
    assert seal_each(place(7, NOON), []) == []
