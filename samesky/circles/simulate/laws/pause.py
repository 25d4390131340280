"""Law 8: a pause stops the piece; who may end it, and when it ends by itself."""

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.tale import Row
from samesky.circles.simulate.laws.verdict import Verdict


def pause(story: Story, v: Verdict) -> None:
    """Law 8: a pause stops the piece; who may end it, and when it ends by itself."""
    for row, before, _ in story:
        if row.kind == "Paused":
            by = row.told["by"]
            fits = before.keeps(by) if by else not before.keeper and not before.plan.get("keeperless")
            v.must(
                8,
                fits and before.pause is None,
                f"row {row.seq}: a pause by seat {by}, kept by {before.keeper}",
            )
        if before.pause is None:
            continue
        stands = row.kind in ("TurnBegan", "TimeOver") or row.told.get("how") == "time"
        stands = stands or row.told.get("by") == "private"
        v.must(8, not stands, f"row {row.seq}: {row.kind} in a pause")
        if row.kind == "Resumed":
            _resumed(v, row, before)


def _resumed(v: Verdict, row: Row, before: State) -> None:
    assert before.pause is not None
    rest, by = before.pause, row.told["by"]
    if by == 0:
        v.must(
            9 if rest.outage else 8, row.at >= rest.until, f"row {row.seq}: a pause ended by itself too early"
        )
    elif before.keeps(by):
        v.held(8)
    else:
        alone = not before.keeper and not rest.outage
        enough = row.at - rest.since >= w.ANYONE_MAY_RESUME
        v.must(8, alone and enough, f"row {row.seq}: seat {by} went on after {row.at - rest.since} ms")
