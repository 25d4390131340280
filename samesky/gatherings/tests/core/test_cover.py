"""When the keeper does not come: covers are asked in turn, and nobody is kept waiting."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samesky.gatherings.core.cover import LATEST, OFF_AT, Ask, CallOff, Wait, next_step
from samesky.gatherings.tests.core.patterns import utc

STARTS = utc("2026-12-08 18:00")
CHEN, BEN, HANA = "Chen", "Ben", "Hana"


def past(minutes: float) -> datetime:
    return STARTS + timedelta(minutes=minutes)


def step(
    minutes: float,
    covers: tuple[str, ...] = (CHEN, BEN),
    asked: dict[str, float] | None = None,
    said_no: tuple[str, ...] = (),
    *,
    kept: bool = False,
) -> Ask | CallOff | Wait:
    when = {one: past(at) for one, at in (asked or {}).items()}
    return next_step(STARTS, kept=kept, covers=covers, asked=when, said_no=said_no, now=past(minutes))


def test_a_keeper_who_is_a_little_late_is_waited_for() -> None:
    assert step(-10) == step(4.9) == Wait(past(5))


def test_covers_are_asked_in_turn_five_minutes_each() -> None:
    assert step(5) == Ask(CHEN)
    assert step(6, asked={CHEN: 5}) == Wait(past(10))
    assert step(10, asked={CHEN: 5}) == Ask(BEN)
    assert step(12, asked={CHEN: 5, BEN: 10}) == Wait(past(15))


def test_who_says_no_is_not_waited_for() -> None:
    assert step(6, asked={CHEN: 5}, said_no=(CHEN,)) == Ask(BEN)
    assert step(5, said_no=(CHEN,)) == Ask(BEN)


def test_with_nobody_it_is_called_off_after_a_quarter_of_an_hour() -> None:
    assert step(15, asked={CHEN: 5, BEN: 10}) == CallOff()
    assert step(14.9, covers=()) == Wait(past(15))
    assert step(15, covers=()) == CallOff()
    assert step(15, asked={CHEN: 5}, said_no=(CHEN, BEN)) == CallOff()


def test_many_covers_are_all_asked_before_that() -> None:
    many = (CHEN, BEN, HANA, "Dara")
    assert step(7.5, many, {CHEN: 5}) == Ask(BEN)
    assert step(12.5, many, {CHEN: 5, BEN: 7.5, HANA: 10}) == Ask("Dara")


def test_after_a_standstill_of_ours_they_are_still_asked() -> None:
    assert step(20) == Ask(CHEN)
    assert step(21, asked={CHEN: 20}) == Wait(past(25))
    assert step(25, asked={CHEN: 20}) == Ask(BEN)
    assert step(29.9, asked={CHEN: 20, BEN: 25}) == Wait(past(30))
    assert step(30) == CallOff()


def test_what_somebody_keeps_is_never_touched() -> None:
    assert step(5, kept=True) == step(15, kept=True) == step(400, kept=True) == Wait(None)


@given(
    st.integers(0, 6),
    st.lists(st.floats(0, 9), max_size=40),
    st.sets(st.integers(0, 5)),
    st.none() | st.integers(0, 60),
)
def test_nobody_is_asked_twice_and_it_always_comes_to_an_end(
    many: int, looks: list[float], refuse: set[int], comes: int | None
) -> None:
    covers = list(range(many))
    asked: dict[int, datetime] = {}
    now, ended = past(-5), False
    for wait in [*looks, *[1.0] * 90]:
        now += timedelta(minutes=wait)
        kept = comes is not None and now >= past(comes)
        said_no = {one for one in asked if one in refuse}
        found = next_step(STARTS, kept=kept, covers=covers, asked=asked, said_no=said_no, now=now)
        match found:
            case Ask(person=int() as person):
                assert not kept
                assert person not in asked
                assert list(asked) == covers[: len(asked)]
                assert past(5) <= now < STARTS + LATEST
                asked[person] = now
            case CallOff():
                assert not kept
                assert now >= STARTS + OFF_AT
                ended = True
                break
            case Wait(until=until):
                assert (until is None) == kept
                assert until is None or now < until <= STARTS + LATEST
    assert ended or comes is not None
