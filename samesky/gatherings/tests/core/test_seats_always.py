"""Whatever people do about their seats, in any order, at any time: what must always hold."""

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from samesky.gatherings.core.seats import (
    MOST_OFFERS,
    SHORT_OFFER,
    Decision,
    Given,
    LetGo,
    Offered,
    Seat,
    Stands,
    accept,
    after,
    apart,
    in_line,
    offer_until,
    settle,
)
from samesky.gatherings.tests.core.patterns import utc

PEOPLE = st.integers(1, 7)
BEGIN = utc("2026-12-01 00:00")


class Door(RuleBasedStateMachine):
    """Seven people, few seats; they say yes and no, answer or sleep; some block each other; a moderator changes the capacity."""

    def __init__(self) -> None:
        super().__init__()
        self.seats: dict[int, Seat] = {}
        self.blocks: set[tuple[int, int]] = set()
        self.now = self.starts = BEGIN
        self.capacity = 2

    @initialize(
        capacity=st.integers(1, 4),
        blocks=st.sets(st.tuples(PEOPLE, PEOPLE), max_size=3),
        hours=st.integers(1, 80),
    )
    def planned(self, capacity: int, blocks: set[tuple[int, int]], hours: int) -> None:
        self.capacity = capacity
        self.blocks = {(one, other) for one, other in blocks if one != other}
        self.starts = BEGIN + timedelta(hours=hours)

    @rule(person=PEOPLE)
    def says_yes(self, person: int) -> None:
        if person not in self.seats:
            self.now += timedelta(seconds=1)
            self.seats[person] = Seat(person, self.now)
            self.settles()

    @rule(person=PEOPLE)
    def says_no(self, person: int) -> None:
        self.seats.pop(person, None)
        self.settles()

    @rule(person=PEOPLE)
    def takes_what_is_offered(self, person: int) -> None:
        if person in self.seats:
            self.keep(accept(self.seats[person], self.now))

    @rule(minutes=st.sampled_from([1, 10, 59, 300, 720, 1440]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.settles()

    @rule(capacity=st.integers(1, 5))
    def the_room_changes(self, capacity: int) -> None:
        self.capacity = capacity
        self.settles()

    @precondition(lambda self: len(self.blocks) < 6)
    @rule(one=PEOPLE, other=PEOPLE)
    def blocks_somebody(self, one: int, other: int) -> None:
        if one != other:
            before = dict(self.seats)
            self.blocks.add((one, other))
            self.settles()
            self.whoever_blocks_sees_nothing_change(one, before)

    def settles(self) -> None:
        before, were_there = dict(self.seats), len(self.there)
        decided = self.decide()
        self.keep(decided)
        assert self.decide() == (), "settling again changes nothing"
        assert len(self.there) <= max(self.capacity, were_there), "never more than there are"
        self.nobody_was_passed_over(before, decided)
        self.nobody_lost_a_seat_for_nothing(before)
        for one in decided:
            if isinstance(one, Offered):
                assert self.now < one.until == offer_until(self.now, self.starts) <= self.starts
                assert one.until >= min(self.now + SHORT_OFFER, self.starts)
        gone = {one.person for one in decided if isinstance(one, LetGo)}
        self.seats = {person: seat for person, seat in self.seats.items() if person not in gone}

    def decide(self) -> tuple[Decision, ...]:
        return settle(self.seats.values(), self.capacity, self.blocks, self.now, self.starts)

    def keep(self, decided: tuple[Decision, ...]) -> None:
        self.seats = {seat.person: seat for seat in after(self.seats.values(), decided)}

    def nobody_was_passed_over(self, before: dict[int, Seat], decided: tuple[Decision, ...]) -> None:
        """Who waited and waits on, though somebody behind them got a seat, cannot sit with somebody there."""
        offered = [_place(self.seats[one.person]) for one in decided if isinstance(one, Offered)]
        given = self.now < self.starts and any(isinstance(one, Given) for one in decided)
        for seat in in_line(self.seats.values()):
            behind = given or any(place > _place(seat) for place in offered)
            assert not behind or before[seat.person].stands is Stands.ASKS or self.cannot_sit(seat)

    def cannot_sit(self, seat: Seat) -> bool:
        return any(apart(seat.person, other, self.blocks) for other in self.there)

    @property
    def there(self) -> list[int]:
        return [person for person, seat in self.seats.items() if seat.taken]

    def nobody_lost_a_seat_for_nothing(self, before: dict[int, Seat]) -> None:
        for person, seat in before.items():
            if seat.stands is Stands.HELD and self.seats[person].stands is not Stands.HELD:
                assert any((other, person) in self.blocks for other in self.there)

    def whoever_blocks_sees_nothing_change(self, blocker: int, before: dict[int, Seat]) -> None:
        """Decision 42: with a seat, and blocked by nobody, a block neither costs it nor answers whether the other comes."""
        mine = before.get(blocker)
        if mine is not None and mine.stands is Stands.HELD:
            assert self.seats[blocker] == mine or any(of == blocker for _by, of in self.blocks)

    @invariant()
    def never_together(self) -> None:
        assert not any(
            apart(one, other, self.blocks) for one in self.there for other in self.there if one < other
        )

    @invariant()
    def no_seat_stays_empty_while_somebody_could_have_it(self) -> None:
        if len(self.there) < self.capacity and self.now < self.starts:
            assert all(self.cannot_sit(seat) for seat in in_line(self.seats.values()))

    @invariant()
    def nobody_is_asked_again_and_again(self) -> None:
        assert all(seat.passed < MOST_OFFERS for seat in self.seats.values())


def _place(seat: Seat) -> tuple[int, datetime]:
    return seat.passed, seat.asked


TestDoor = Door.TestCase
