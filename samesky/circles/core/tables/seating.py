"""Who sits where: where somebody who comes sits down, how a table splits, which tables could join. Ties and blocks decide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise

from samesky.circles.core.tables.state import Known, Pair, Tables
from samesky.circles.core.tables.times import MOST, MOST_TABLES, TALKING, TOGETHER

FEWEST = 3
"""A table is split for somebody who cannot sit at it only where both halves have so many."""


@dataclass(frozen=True)
class Place:
    """Where somebody sits down; went: who goes to the table `new` first, so that there is room."""

    table: int
    split: int = 0
    new: int = 0
    went: tuple[int, ...] = ()


def ties(t: Tables, table: int) -> dict[Pair, int]:
    """How often any two answered each other lately."""
    found: dict[Pair, int] = {}
    for (one, before), (other, after) in pairwise(t.tables[table].talk):
        if one != other and after - before <= TALKING:
            pair = frozenset((one, other))
            found[pair] = found.get(pair, 0) + 1
    return found


def halves(
    people: tuple[int, ...], talking: Mapping[Pair, int], known: Known
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Two tables: as few blocked pairs as can be at either, then balanced, then those who talk together stay together.

    The first of `people` stays. Every way is looked at: nine people can be seated in 256.
    """

    def cost(went: tuple[int, ...]) -> tuple[int, int, int]:
        stays = tuple(one for one in people if one not in went)
        met = _parted_within(stays, known) + _parted_within(went, known)
        uneven = abs(len(stays) - len(went))
        torn = sum(
            often for pair, often in talking.items() if pair.intersection(stays) and pair.intersection(went)
        )
        return met, uneven, torn

    ways = [way for size in range(1, len(people)) for way in combinations(people[1:], size)]
    went = min(ways, key=cost)
    return tuple(one for one in people if one not in went), went


def _parted_within(people: tuple[int, ...], known: Known) -> int:
    return sum(known.parts(*pair) for pair in combinations(people, 2))


def place_for(t: Tables, seat: int, known: Known) -> Place | None:
    """Where somebody who comes sits: the table with most room; where there is none, half of a table. None: nowhere."""
    if not t.tables:
        return Place(t.made + 1)
    if (table := min(_with_room(t, seat, known), default=None)) is not None:
        return Place(table[1])
    if len(t.tables) >= MOST_TABLES:
        return None
    by_size = sorted(t.tables, key=lambda number: (-len(t.at_table(number)), number))
    return next((place for number in by_size if (place := _half_of(t, number, seat, known))), None)


def _with_room(t: Tables, seat: int, known: Known) -> Iterator[tuple[int, int]]:
    for number in t.tables:
        if fits(t, number, seat, known):
            yield len(t.at_table(number)), number


def fits(t: Tables, table: int, seat: int, known: Known) -> bool:
    """Whether this seat could sit down there."""
    there = t.at_table(table)
    return len(there) < MOST and not any(known.parts(seat, one) for one in there)


def _half_of(t: Tables, table: int, seat: int, known: Known) -> Place | None:
    stays, went = halves((*t.at_table(table), seat), ties(t, table), known)
    if min(len(stays), len(went)) < FEWEST or _parted_within(stays, known) or _parted_within(went, known):
        return None
    new = t.made + 1
    moves = tuple(one for one in went if one != seat)
    return Place(new if seat in went else table, table, new, moves)


def torn_apart(t: Tables, known: Known) -> Place | None:
    """A table at which two sit who must not, because of a block made just now: how it splits. table: where the rest stay."""
    for number in t.tables:
        there = t.at_table(number)
        if _parted_within(there, known):
            _, went = halves(there, ties(t, number), known)
            return Place(number, number, t.made + 1, went)
    return None


def could_join(t: Tables, one: int, other: int, known: Known) -> bool:
    """Whether these two tables could be one."""
    there = (*t.at_table(one), *t.at_table(other))
    both = one in t.tables and other in t.tables
    return both and len(there) <= TOGETHER and not _parted_within(there, known)
