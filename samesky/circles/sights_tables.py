"""What one seat of a coffee chat sees of its state, without names and words: so that nobody is told in vain. Pure."""

from dataclasses import dataclass

from samesky.circles.core.state import Where
from samesky.circles.core.tables.seating import fits
from samesky.circles.core.tables.state import Known, Tables


@dataclass(frozen=True)
class Chair:
    """Somebody at my table."""

    number: int
    away: bool
    keeps: bool


@dataclass(frozen=True)
class Other:
    """Another table: those whom I see there, and whether I could go over."""

    number: int
    people: tuple[int, ...]
    room: bool


@dataclass(frozen=True)
class Sight:
    """From one seat. joining: the table mine is about to join, 0 for none. keeps: I do."""

    table: int
    chairs: tuple[Chair, ...]
    prompt: int | None
    joining: int
    others: tuple[Other, ...]
    keeps: bool
    closed: bool


def sight(t: Tables, number: int, known: Known) -> Sight:
    """For a seat with a place. The reader's chair comes first."""
    table = t.seats[number].table
    there = t.at_table(table)
    start = there.index(number)
    return Sight(
        table,
        tuple(
            Chair(one, not t.seats[one].seated, one == t.keeper) for one in (*there[start:], *there[:start])
        ),
        t.tables[table].prompt,
        _joins(t, table),
        tuple(other for one in t.tables if one != table and (other := _other(t, one, number, known)).people),
        number == t.keeper,
        t.closed,
    )


def _joins(t: Tables, table: int) -> int:
    if t.joining is None or table not in (t.joining.one, t.joining.other):
        return 0
    return t.joining.other if table == t.joining.one else t.joining.one


def _other(t: Tables, table: int, number: int, known: Known) -> Other:
    """Whoever I am kept apart from is not there for me; that I cannot go over reads the same as when it is full."""
    people = tuple(one for one in t.at_table(table) if not known.parts(number, one))
    return Other(table, people, fits(t, table, number, known))


def has_place(t: Tables, number: int) -> bool:
    guest = t.seats.get(number)
    return bool(guest and guest.here)


def was_asked_to_go(t: Tables, number: int) -> bool:
    guest = t.seats.get(number)
    return bool(guest and guest.where is Where.REMOVED)
