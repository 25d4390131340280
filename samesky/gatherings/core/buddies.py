"""Somebody to arrive with, for who is nervous of coming alone. Both have a seat; neither has blocked the other; each has one."""

from collections.abc import Collection, Iterable, Mapping

from samesky.gatherings.core.seats import Blocks, Person, Seat, Stands, apart


def may_meet(nervous: Seat, other: Seat, pairs: Mapping[Person, Person], blocks: Blocks) -> bool:
    """Whether `other` may offer to arrive with `nervous`. pairs: who is met by whom already."""
    both_come = nervous.stands is other.stands is Stands.HELD and nervous.person != other.person
    free = nervous.person not in pairs and other.person not in pairs.values()
    return both_come and free and not apart(nervous.person, other.person, blocks)


def may_be_asked(
    nervous: Seat, seats: Iterable[Seat], pairs: Mapping[Person, Person], blocks: Blocks
) -> list[Person]:
    """Who may be told, without a name, that somebody would like company on the way in: first who came first."""
    fitting = [seat for seat in seats if may_meet(nervous, seat, pairs, blocks)]
    return [seat.person for seat in sorted(fitting, key=lambda seat: seat.asked)]


def parted(pairs: Mapping[Person, Person], seats: Collection[Seat], blocks: Blocks) -> list[Person]:
    """Those nervous ones whose company is off: one of the two comes no more, or a block came between. Somebody else may be asked."""
    come = {seat.person for seat in seats if seat.stands is Stands.HELD}
    return [one for one, other in pairs.items() if not {one, other} <= come or apart(one, other, blocks)]
