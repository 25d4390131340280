"""Law 10: it ends, by script, keeper, emptiness or the latest end, which nothing moves; or it is called off before it began."""

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.tale import Row
from samesky.circles.simulate.laws.verdict import Verdict


def ends(story: Story, v: Verdict) -> None:
    """Law 10: it ends, by script, keeper, emptiness or the latest end, which nothing moves; and then nothing happens any more."""
    last = story.states[-1]
    v.must(10, last.closed or last.phase < 0, f"circle {story.number} never ended")
    fixed = 0
    for row, before, _ in story:
        v.must(10, not before.closed, f"row {row.seq}: {row.kind} after the end")
        if row.kind == "Begun":
            fixed = row.at + before.plan["longest"]
            v.must(
                10,
                row.told["latest_end"] == fixed,
                f"row {row.seq}: the latest end is not where the script puts it",
            )
            v.must(
                10,
                before.plan["longest"] <= w.LONGEST,
                f"circle {story.number} may last longer than three hours",
            )
        if fixed and row.at > fixed + w.CLOCKS_DIFFER:
            closes = any(one.kind == "Closed" and one.at == row.at for one in story.rows)
            v.must(10, closes, f"row {row.seq}: {row.kind}, {row.at - fixed} ms after the latest end")
        if row.kind == "Closed":
            v.must(
                10, _fits(story, row, before), f"row {row.seq}: closed by {row.told['why']}, which is not so"
            )


def _fits(story: Story, row: Row, before: State) -> bool:
    match row.told["why"]:
        case "latest end":
            return bool(before.latest_end) and row.at >= before.latest_end
        case "empty":
            return bool(before.empty_since) and row.at >= before.given_up_at
        case "called off":
            return before.phase < 0 and 0 < before.plan.get("awaited", 0) <= row.at
        case "script":
            seated = before.seats("seated")
            all_said = bool(seated) and seated <= before.answered
            return before.kind == "leaving" and (row.at >= before.leaving_ends or all_said)
        case "keeper":
            asked = [one for what in ("Close", "Next") for one in story.letters(what)]
            return (before.phase < 0 or before.kind == "leaving") and bool(asked)
    return False
