"""Seats: the rules one by one, told as stories about people."""

from datetime import datetime, timedelta

import pytest

from samesky.gatherings.core.seats import (
    Expired,
    Given,
    LetGo,
    Offered,
    Seat,
    Stands,
    Unseated,
    Waits,
    accept,
    after,
    in_line,
    offer_until,
    settle,
)
from samesky.gatherings.tests.core.patterns import utc

STARTS = utc("2026-12-08 18:00")
NOW = utc("2026-12-05 12:00")
AMARA, BEN, CHEN, HANA, JULES = "Amara", "Ben", "Chen", "Hana", "Jules"
HELD, WAITING, OFFERED = Stands.HELD, Stands.WAITING, Stands.OFFERED


def seat(
    person: str, minute: int, stands: Stands = Stands.ASKS, passed: int = 0, until: datetime | None = None
) -> Seat:
    return Seat(person, utc("2026-12-01 00:00") + timedelta(minutes=minute), stands, until, passed)


def test_a_free_seat_is_given_to_who_asks() -> None:
    assert settle([seat(AMARA, 0)], 1, (), NOW, STARTS) == (Given(AMARA),)


def test_who_asks_when_it_is_full_waits() -> None:
    assert settle([seat(AMARA, 0, HELD), seat(BEN, 1)], 1, (), NOW, STARTS) == (Waits(BEN),)


def test_a_freed_seat_is_offered_to_the_first_who_waits_before_anybody_who_asks_now() -> None:
    seats = [seat(CHEN, 3), seat(HANA, 2, WAITING), seat(BEN, 1, WAITING)]
    assert settle(seats, 1, (), NOW, STARTS) == (Offered(BEN, NOW + timedelta(hours=12)), Waits(CHEN))


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        (72 * 60, 12 * 60),
        (13 * 60, 12 * 60),
        (12 * 60, 11 * 60),
        (75, 15),
        (65, 10),
        (60, 10),
        (30, 10),
        (4, 4),
        (0, 0),
    ],
)
def test_how_long_an_offer_is_kept(before: int, kept: int) -> None:
    now = STARTS - timedelta(minutes=before)
    assert offer_until(now, STARTS) - now == timedelta(minutes=kept)


def test_an_offer_that_ends_goes_to_the_next_and_who_let_it_end_waits_behind() -> None:
    seats = [seat(BEN, 1, OFFERED, until=NOW), seat(CHEN, 2, WAITING), seat(HANA, 3, WAITING)]
    decided = settle(seats, 1, (), NOW, STARTS)
    assert decided == (Expired(BEN), Offered(CHEN, NOW + timedelta(hours=12)))
    assert [one.person for one in in_line(after(seats, decided))] == [HANA, BEN]


def test_an_offer_lasts_until_its_end_and_not_a_moment_longer() -> None:
    offered = seat(BEN, 1, OFFERED, until=NOW)
    assert settle([offered], 1, (), NOW - timedelta(seconds=1), STARTS) == ()
    assert accept(offered, NOW - timedelta(seconds=1)) == (Given(BEN),)
    assert accept(offered, NOW) == ()
    assert accept(seat(BEN, 1, WAITING), NOW) == ()


def test_who_leaves_two_offers_unanswered_is_asked_no_more() -> None:
    seats = [seat(BEN, 1, OFFERED, passed=1, until=NOW)]
    assert settle(seats, 1, (), NOW, STARTS) == (LetGo(BEN),)
    assert after(seats, [LetGo(BEN)])[0].stands is Stands.NONE


def test_who_takes_the_seat_at_last_begins_anew() -> None:
    """Whoever gives it back later and waits again has let no offer end."""
    offered = seat(BEN, 1, OFFERED, passed=1, until=NOW)
    held = after([offered], accept(offered, NOW - timedelta(minutes=1)))[0]
    assert (held.stands, held.passed, held.until) == (HELD, 0, None)
    assert Seat(BEN, NOW).passed == 0


def test_who_waits_alone_is_asked_once_more() -> None:
    seats = [seat(BEN, 1, OFFERED, until=NOW)]
    assert settle(seats, 1, (), NOW, STARTS) == (Expired(BEN), Offered(BEN, NOW + timedelta(hours=12)))


def test_who_is_blocked_by_somebody_there_reads_what_everybody_reads_when_it_is_full() -> None:
    blocked = settle([seat(AMARA, 0, HELD), seat(JULES, 1)], 8, {(AMARA, JULES)}, NOW, STARTS)
    full = settle([seat(AMARA, 0, HELD), seat(JULES, 1)], 1, (), NOW, STARTS)
    assert blocked == full == (Waits(JULES),)


def test_who_blocked_somebody_that_has_a_seat_waits_too_and_throws_nobody_out() -> None:
    assert settle([seat(JULES, 0, HELD), seat(AMARA, 1)], 8, {(AMARA, JULES)}, NOW, STARTS) == (Waits(AMARA),)


def test_of_two_with_seats_who_blocked_stays_and_the_seat_goes_to_the_next() -> None:
    seats = [seat(JULES, 0, HELD), seat(AMARA, 1, HELD), seat(BEN, 2, WAITING)]
    decided = settle(seats, 2, {(AMARA, JULES)}, NOW, STARTS)
    assert decided == (Unseated(JULES), Offered(BEN, NOW + timedelta(hours=12)))


def test_of_two_who_blocked_each_other_the_first_stays() -> None:
    seats = [seat(AMARA, 1, HELD), seat(JULES, 0, HELD)]
    assert settle(seats, 2, {(AMARA, JULES), (JULES, AMARA)}, NOW, STARTS) == (Unseated(AMARA),)


def test_an_offer_is_taken_back_too() -> None:
    seats = [seat(AMARA, 0, HELD), seat(JULES, 1, OFFERED, until=NOW + timedelta(hours=1))]
    assert settle(seats, 2, {(AMARA, JULES)}, NOW, STARTS) == (Unseated(JULES),)


def test_whoever_goes_goes_for_somebody_who_stays() -> None:
    """Amara blocked Ben, Ben blocked Chen: when Ben goes, Chen has nobody to go for."""
    seats = [seat(CHEN, 0, HELD), seat(BEN, 1, HELD), seat(AMARA, 2, HELD)]
    assert settle(seats, 3, {(AMARA, BEN), (BEN, CHEN)}, NOW, STARTS) == (Unseated(BEN),)


def test_who_keeps_it_stays_whoever_blocked_whom() -> None:
    dara = Seat("Dara", NOW, HELD, keeps=True)
    for block in (("Dara", AMARA), (AMARA, "Dara")):
        assert settle([seat(AMARA, 0, HELD), dara], 2, {block}, NOW, STARTS) == (Unseated(AMARA),)
        assert settle([seat(AMARA, 0), dara], 2, {block}, NOW, STARTS) == (Waits(AMARA),)
    elif_ = Seat("Elif", NOW, HELD, keeps=True)
    assert settle([dara, elif_], 2, {("Dara", "Elif")}, NOW, STARTS) == ()


def test_in_a_ring_of_blocks_the_first_stays() -> None:
    seats = [seat(AMARA, 0, HELD), seat(BEN, 1, HELD), seat(CHEN, 2, HELD)]
    ring = {(AMARA, BEN), (BEN, CHEN), (CHEN, AMARA)}
    assert settle(seats, 3, ring, NOW, STARTS) == (Unseated(BEN), Unseated(CHEN))


def test_who_cannot_sit_there_is_passed_over_and_keeps_their_place() -> None:
    seats = [seat(AMARA, 0, HELD), seat(JULES, 1, WAITING), seat(BEN, 2, WAITING)]
    decided = settle(seats, 2, {(AMARA, JULES)}, NOW, STARTS)
    assert decided == (Offered(BEN, NOW + timedelta(hours=12)),)
    assert [one.person for one in in_line(after(seats, decided))] == [JULES]


def test_a_smaller_room_throws_nobody_out() -> None:
    seats = [seat(AMARA, 0, HELD), seat(BEN, 1, HELD), seat(CHEN, 2, WAITING)]
    assert settle(seats, 1, (), NOW, STARTS) == ()
    assert settle(seats, 3, (), NOW, STARTS) == (Offered(CHEN, NOW + timedelta(hours=12)),)


def test_once_it_has_begun_nothing_is_offered_and_a_free_seat_is_for_who_stands_at_the_door() -> None:
    seats = [seat(BEN, 1, WAITING), seat(CHEN, 2)]
    assert settle(seats, 1, (), STARTS, STARTS) == (Given(CHEN),)
