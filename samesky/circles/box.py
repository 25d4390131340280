"""The box to write in, which is never fetched again: what its buttons mean at this moment. The script reads the same from the table."""

from dataclasses import dataclass

from samesky.circles.commanding import moment
from samesky.circles.core.state import Circle, How, Reach, Stage
from samesky.circles.core.times import STILL_MINE
from samesky.circles.queries.table import Lobby, Table


@dataclass(frozen=True)
class Box:
    """state: mine, listening, between, leaving, answered (I said how I am leaving) or waiting.

    number: the turn that my words belong to; to: whom held words go to.

    late: milliseconds in which words of my turn, which the time has ended, are still taken. hand: None where no floor is open.
    """

    state: str
    number: int = 0
    to: int = 0
    speaker: str = ""
    late: int = 0
    may_longer: bool = False
    may_later: bool = False
    hand: bool | None = None
    prepared: bool = False
    reach: str = Reach.SPEAK
    listens: bool = False
    no_notes: bool = False

    @property
    def ending(self) -> bool:
        """Nobody gets a turn any more, so there is nothing to write for one."""
        return self.state in ("leaving", "answered")


def box_at(table: Table, circle: Circle) -> Box:
    """The box of somebody at the table."""
    sight, mine = table.sight, table.sight.mine
    late, number = _late(circle, table)
    return Box(
        state=_state(table),
        number=sight.turn if sight.holding else number,
        to=0 if sight.holding else sight.turn,
        speaker=table.speaker.pen_name if table.speaker and not sight.holding else "",
        late=late,
        may_longer=mine.may_have_longer,
        may_later=mine.may_come_back,
        hand=mine.hand,
        prepared=bool(table.prepared),
        reach=mine.reach,
        listens=mine.listens,
        no_notes=mine.no_notes,
    )


def box_in(lobby: Lobby) -> Box:
    """The box of somebody who waits."""
    return Box("waiting", prepared=bool(lobby.prepared), listens=lobby.listens, no_notes=lobby.no_notes)


def _state(table: Table) -> str:
    if table.sight.holding:
        return "mine"
    if table.sight.turn:
        return "listening"
    if table.sight.stage is not Stage.LEAVING:
        return "between"
    return "answered" if table.sight.mine.answered else "leaving"


def _late(circle: Circle, table: Table) -> tuple[int, int]:
    """How long words of my last turn are still taken, and its number."""
    mine = table.sight.around[0].number if table.sight.around else 0
    last = circle.ended
    if last is None or last.seat != mine or last.how is not How.TIME:
        return 0, 0
    left = last.at + STILL_MINE - moment()
    return (left, last.number) if left > 0 else (0, 0)
