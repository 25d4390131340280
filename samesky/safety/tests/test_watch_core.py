"""Whether somebody watches, from the rota alone: true at every minute, whatever the clocks on the wall do."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from samesky.safety.core.watch import Turn, Unwatched, Watched, gaps, joined, watch_at

START = datetime(2026, 10, 24, tzinfo=UTC)
"""The day before clocks go back in Europe; the stretches below reach over it."""
ZONES = [
    UTC,
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
    ZoneInfo("Asia/Kolkata"),
    ZoneInfo("Pacific/Chatham"),
]


def at(minutes: int, zone: int = 0) -> datetime:
    return (START + timedelta(minutes=minutes)).astimezone(ZONES[zone])


minutes = st.integers(0, 3 * 24 * 60)
turns = st.lists(
    st.builds(
        lambda start, length, one, other: Turn(at(start, one), at(start + length, other)),
        minutes,
        st.integers(-30, 9 * 60),
        st.integers(0, len(ZONES) - 1),
        st.integers(0, len(ZONES) - 1),
    ),
    max_size=12,
)
moments = st.builds(at, minutes, st.integers(0, len(ZONES) - 1))


def covers(turn: Turn, moment: datetime) -> bool:
    """The plain truth, by seconds since 1970."""
    return turn.starts_at.timestamp() <= moment.timestamp() < turn.ends_at.timestamp()


@given(turns, moments)
def test_it_is_watched_exactly_when_a_turn_covers_the_moment(rota: list[Turn], moment: datetime) -> None:
    watched = any(covers(turn, moment) for turn in rota)
    assert isinstance(watch_at(rota, moment), Watched) == watched


@given(turns, moments)
def test_until_is_kept_to_the_last_second_and_no_longer(rota: list[Turn], moment: datetime) -> None:
    stands = watch_at(rota, moment)
    if isinstance(stands, Watched):
        assert stands.until > moment.astimezone(UTC)
        assert isinstance(watch_at(rota, stands.until - timedelta(seconds=1)), Watched)
        assert isinstance(watch_at(rota, stands.until), Unwatched)
        ends = [t for t in rota if moment.timestamp() <= t.ends_at.timestamp() < stands.until.timestamp()]
        assert all(isinstance(watch_at(rota, turn.ends_at), Watched) for turn in ends)


@given(turns, moments)
def test_the_next_watch_begins_when_it_is_said_to(rota: list[Turn], moment: datetime) -> None:
    stands = watch_at(rota, moment)
    if isinstance(stands, Unwatched):
        real = [turn for turn in rota if turn.starts_at.timestamp() < turn.ends_at.timestamp()]
        coming = [
            turn.starts_at.timestamp() for turn in real if turn.starts_at.timestamp() > moment.timestamp()
        ]
        assert (stands.next_at.timestamp() if stands.next_at else None) == min(coming, default=None)


@given(turns)
def test_joined_stretches_stand_apart_and_in_order(rota: list[Turn]) -> None:
    stretches = joined(rota)
    assert all(one.ends_at < other.starts_at for one, other in pairwise(stretches))


@given(turns, minutes, st.integers(0, 2000), moments)
def test_every_moment_is_either_watched_or_in_a_gap(
    rota: list[Turn], start: int, length: int, moment: datetime
) -> None:
    first, last = at(start), at(start + length)
    if first <= moment.astimezone(UTC) < last:
        in_a_gap = any(covers(gap, moment) for gap in gaps(rota, first, last))
        assert in_a_gap == isinstance(watch_at(rota, moment), Unwatched)


def test_in_the_hour_that_comes_twice_the_second_one_counts() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    early = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=0)
    late = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=1)
    assert watch_at([Turn(early, late)], early) == Watched(late.astimezone(UTC))
    assert watch_at([Turn(early, late)], late) == Unwatched()


def test_an_empty_rota_promises_nothing() -> None:
    assert watch_at([], START) == Unwatched(None)
    assert gaps([], START, START + timedelta(hours=1)) == [Turn(START, START + timedelta(hours=1))]
