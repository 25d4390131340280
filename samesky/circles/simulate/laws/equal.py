"""Law 6: the same time for each first offer; what was left for a moved one; one allowance, and a private one as asked."""

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.tale import Row
from samesky.circles.simulate.laws.verdict import Verdict


def equal(story: Story, v: Verdict) -> None:
    """Law 6: the same time for each first offer; what was left for a moved one; one allowance, and a private one as asked."""
    for row, before, after in story:
        match row.kind:
            case "TurnBegan" if before.round is not None:
                due = _given(before, row.told["seat"], row.told["first"])
                v.must(6, row.told["given"] == due, f"row {row.seq}: {row.told['given']} ms instead of {due}")
            case "TurnEnded" if row.told["outcome"] is None and before.turn is not None:
                left = max(w.LEAST_LEFT, before.turn.due - before.still(row.at))
                v.must(
                    6,
                    row.told["left"] == left,
                    f"row {row.seq}: {row.told['left']} ms left instead of {left}",
                )
            case "Settled" if row.told["outcome"] is None:
                left = max(w.LEAST_LEFT, before.turn_time)
                v.must(
                    6,
                    row.told["left"] == left,
                    f"row {row.seq}: {row.told['left']} ms left instead of {left}",
                )
            case "Longer" if before.turn is not None:
                _longer(v, row, before, after)


def _given(before: State, seat: int, first: bool) -> int:
    assert before.round is not None
    if first:
        return before.turn_time
    return dict(before.round.moved).get(seat, w.FLOOR_TURN)


def _longer(v: Verdict, row: Row, before: State, after: State) -> None:
    assert before.turn is not None
    assert before.round is not None
    assert after.round is not None
    seat, more, by = before.turn.seat, row.told["more"], row.told["by"]
    if by == "own":
        v.must(6, seat not in before.round.longer, f"row {row.seq}: seat {seat} had a little longer twice")
    if by != "private":
        v.must(6, more == w.A_LITTLE, f"row {row.seq}: a little longer is {more} ms")
        return
    asked = min(before.private.get(seat, 0), w.MOST_PRIVATE)
    had = sum(span for one, span in after.round.private if one == seat)
    v.must(
        6, had <= -(-asked // w.A_LITTLE) * w.A_LITTLE, f"row {row.seq}: seat {seat} had {had} ms of {asked}"
    )
    v.must(
        6, row.at >= before.turn.due, f"row {row.seq}: a private longer time came before the time was over"
    )
