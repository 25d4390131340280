"""Somebody to arrive with."""

from datetime import timedelta

from samesky.gatherings.core.buddies import may_be_asked, may_meet, parted
from samesky.gatherings.core.seats import Seat, Stands
from samesky.gatherings.tests.core.patterns import utc


def seat(person: str, minute: int = 0, stands: Stands = Stands.HELD) -> Seat:
    return Seat(person, utc("2026-12-01") + timedelta(minutes=minute), stands)


HANA, BEN, CHEN, JULES = seat("Hana", 3), seat("Ben", 2), seat("Chen", 1), seat("Jules", 0)


def test_who_has_a_seat_may_offer_to_arrive_with_somebody_nervous() -> None:
    assert may_meet(HANA, BEN, {}, ())
    assert not may_meet(HANA, HANA, {}, ())
    assert not may_meet(HANA, seat("Ben", stands=Stands.WAITING), {}, ())
    assert not may_meet(seat("Hana", stands=Stands.OFFERED), BEN, {}, ())


def test_each_has_one_company_and_nobody_is_asked_twice() -> None:
    assert not may_meet(HANA, BEN, {"Hana": "Chen"}, ())
    assert not may_meet(HANA, BEN, {"Amara": "Ben"}, ())
    assert may_be_asked(HANA, [HANA, BEN, CHEN, JULES], {"Amara": "Ben"}, {("Hana", "Jules")}) == ["Chen"]


def test_those_kept_apart_do_not_arrive_together() -> None:
    assert not may_meet(HANA, JULES, {}, {("Jules", "Hana")})
    assert not may_meet(HANA, JULES, {}, {("Hana", "Jules")})


def test_company_is_off_when_one_does_not_come_or_a_block_came_between() -> None:
    pairs = {"Hana": "Ben"}
    assert parted(pairs, [HANA, BEN], ()) == []
    assert parted(pairs, [HANA], ()) == ["Hana"]
    assert parted(pairs, [HANA, seat("Ben", stands=Stands.WAITING)], ()) == ["Hana"]
    assert parted(pairs, [HANA, BEN], {("Ben", "Hana")}) == ["Hana"]
