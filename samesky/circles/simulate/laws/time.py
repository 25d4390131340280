"""Laws 9, 10 and 11: outages, the end, and that what is due happens although nobody asks."""

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.story import Row, Story
from samesky.circles.simulate.laws.tale import State
from samesky.circles.simulate.laws.verdict import Verdict

BRINGS = {
    "time": ("TimeOver", "Longer"),
    "grace": ("TurnEnded",),
    "resumes": ("Resumed",),
    "leaving": ("Closed",),
    "empty": ("TurnEnded", "Settled", "Closed"),
    "latest end": ("TurnEnded", "Settled", "Closed"),
}
ENDING = ("Settled", "PhaseBegan", "Closed")


def interruption(story: Story, v: Verdict) -> None:
    """Law 9: what is found more than five seconds late was an outage; it is said how long, and there is time to come back."""
    served = sorted(answer["at"] for asked in story.asked for answer in asked.answers)
    served += sorted(seen["at"] for client in story.clients for seen in client.saw)
    for row, before, _ in story:
        if row.kind != "Interrupted":
            _not_late(v, row, before)
            continue
        since, until = row.told["since"], row.told["until"]
        v.must(9, since >= before.at, f"row {row.seq}: an outage that began before the last event")
        long = row.at - since > w.FOUND_LATE - w.CLOCKS_DIFFER or before.at == row.at  # an end came first
        v.must(9, long, f"row {row.seq}: an outage of no length")
        back = abs(until - row.at - w.TO_COME_BACK) <= w.CLOCKS_DIFFER
        v.must(9, back, f"row {row.seq}: {until - row.at} ms to come back")
        meanwhile = [at for at in served if since + 2 * w.CLOCKS_DIFFER < at < row.at - w.CLOCKS_DIFFER]
        v.must(9, not meanwhile, f"row {row.seq}: an outage, and somebody was answered in it")


def _not_late(v: Verdict, row: Row, before: State) -> None:
    for at, what in before.deadlines()[:1]:
        if row.at - at <= w.FOUND_LATE or what == "latest end":
            continue
        v.breaks(
            9, f"row {row.seq} ({row.kind}): {what} was found {row.at - at} ms late, and no outage is told"
        )


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
            return bool(before.empty_since) and row.at >= before.empty_since + w.EMPTY
        case "script":
            seated = before.seats("seated")
            all_said = bool(seated) and seated <= before.answered
            return before.kind == "leaving" and (row.at >= before.leaving_ends or all_said)
        case "keeper":
            asked = [one for what in ("Close", "Next") for one in story.letters(what)]
            return (before.phase < 0 or before.kind == "leaving") and bool(asked)
    return False


def fires(story: Story, v: Verdict) -> None:
    """Law 11: what is due happens before anything else does, and before anybody is shown anything."""
    away_at = 0
    for row, before, _ in story:
        if row.kind == "Went" and row.told["to"] == "away":
            away_at = row.at
        due = [(at, what) for at, what in before.deadlines() if at < row.at]
        if not due:
            continue
        ending = row.kind in ENDING or row.told.get("how") == "closing"
        allowed = row.kind in BRINGS[due[0][1]] or row.kind == "Interrupted" or row.at == away_at or ending
        v.must(
            11, allowed, f"row {row.seq}: {row.kind}, and {due[0][1]} was due {row.at - due[0][0]} ms before"
        )
    for client, seen in story.looks():
        state = story.after(seen["seq"])
        if state is None or not (to_come := state.deadlines()):
            continue
        at, what = to_come[0]
        v.must(
            11,
            at >= seen["at"],
            f"{client.person} was shown {seen['seq']} when {what} was due {seen['at'] - at} ms before",
        )
