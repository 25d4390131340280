"""Law 1: numbers without gaps, times that never go back, no words; what anybody is shown is the fold."""

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import State, Told
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.tale import TELLERS
from samesky.circles.simulate.laws.verdict import Verdict


def log(story: Story, v: Verdict) -> None:
    """Law 1: numbers without gaps, times that never go back, no words; what anybody is shown is the fold."""
    before = 0
    for number, row in enumerate(story.rows, start=1):
        v.must(1, row.seq == number, f"row {number} of circle {story.number} has number {row.seq}")
        v.must(1, row.at >= before, f"row {row.seq} lies {before - row.at} ms before the one before it")
        v.must(1, row.kind in TELLERS, f"row {row.seq} is of no known kind")
        before = max(before, row.at)
    written = " ".join(str(row.told) for row in story.rows)
    for asked in story.asked:
        if asked.words:
            v.must(1, asked.words not in written, f"words of {asked.id} stand in the log")
    for client, seen in story.looks():
        state = story.after(seen["seq"])
        v.must(1, state is not None, f"{client.person} was shown number {seen['seq']}, which is not there")
        if state is not None:
            wrong = _other_than(seen, state)
            _given_back(v, state, seen)
            v.must(
                1, not wrong, f"{client.person} was shown at {seen['seq']} another {wrong} than the log tells"
            )


def _given_back(v: Verdict, state: State, seen: Told) -> None:
    """Laws 8 and 9: after a pause, and after an outage, there is as much left as before it."""
    for law, span in ((8, state.turn.stood), (9, state.turn.out)) if state.turn else ():
        if span:
            missing = state.left(seen["at"]) - seen["left"]
            v.must(law, abs(missing) <= w.SHOWN_WITHIN, f"after a pause {missing} ms of the turn are missing")


def _other_than(seen: Told, state: State) -> str:
    told = {
        "holder": state.turn.seat if state.turn else 0,
        "number": state.turn.number if state.turn else 0,
        "grace": bool(state.turn and state.turn.grace),
        "paused": state.pause is not None,
        "phase": state.phase,
        "keeper": state.keeper,
        "closed": state.closed,
    }
    wrong = [name for name, value in told.items() if seen[name] != value]
    if abs(seen["left"] - state.left(seen["at"])) > w.SHOWN_WITHIN:
        wrong.append("time that is left")
    return ", ".join(wrong)
