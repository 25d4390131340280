"""Rounds that end early."""

from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.tale import Row


def ended_early(story: Story, row: Row, before: State) -> bool:
    """Whether the round was ended early with this: the keeper said so, nobody keeps, or the circle ends."""
    if before.winding and before.kind != "closing":
        return True
    return (before.round is not None and before.round.ending) or _last_phase_with(story, row)


def _last_phase_with(story: Story, row: Row) -> bool:
    same = [one for one in story.rows if one.at == row.at and one.seq > row.seq]
    last = len(story.states[-1].plan.get("phases", ())) - 1
    return any(one.kind == "Closed" or one.told.get("index") == last for one in same)
