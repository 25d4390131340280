"""Law 11: what is due happens before anything else does, and before anybody is shown anything."""

from samesky.circles.simulate.laws.story import Story
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


def _law(what: str) -> int:
    """That nothing moves the latest end is law 10."""
    return 10 if what == "latest end" else 11


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
            _law(due[0][1]),
            allowed,
            f"row {row.seq}: {row.kind}, and {due[0][1]} was due {row.at - due[0][0]} ms before",
        )
    for client, seen in story.looks():
        state = story.after(seen["seq"])
        if state is None or not (to_come := state.deadlines()):
            continue
        at, what = to_come[0]
        v.must(
            _law(what),
            at >= seen["at"],
            f"{client.person} was shown {seen['seq']} when {what} was due {seen['at'] - at} ms before",
        )
