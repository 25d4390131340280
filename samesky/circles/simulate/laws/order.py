"""Law 4: the order is fixed when a round begins; who enters is appended until its last first offer begins; then the lobby shuts."""

from samesky.circles.simulate.laws.early import ended_early
from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.verdict import Verdict


def order(story: Story, v: Verdict) -> None:
    """Law 4: fixed when a round begins; who enters is appended until the last first offer begins; then the lobby shuts."""
    for row, before, after in story:
        seat = row.told.get("seat", 0)
        match row.kind:
            case "PhaseBegan" if after.round is not None:
                there = {one for one in before.seats("seated", "away") if one in before.entered}
                fits = sorted(after.round.order) == sorted(there - before.resting)
                v.must(
                    4, fits, f"row {row.seq}: a round of {after.round.order}, and {sorted(there)} are there"
                )
            case "TurnBegan":
                v.must(
                    4, _is_next(before, seat, row.told["first"]), f"row {row.seq}: seat {seat} is not next"
                )
            case "Settled" if before.round is not None and not ended_early(story, row, before):
                v.must(
                    4, _is_asked_now(before, seat), f"row {row.seq}: seat {seat} is not next to be settled"
                )
            case "Entered":
                free = before.turn is None and (before.pause is None or not before.keeper)
                v.must(4, free, f"row {row.seq}: seat {seat} came in during a turn or a pause")
                v.must(
                    4, not before.shut, f"row {row.seq}: seat {seat} came in after the closing round began"
                )
            case "Arrived":
                v.must(4, not before.shut, f"row {row.seq}: somebody came after the lobby was shut")
    for asked in story.letters("Arrive"):
        refused = asked.refused
        state = story.after(refused["seq"]) if refused and refused["refusal"] == "shut" else None
        if state is not None:
            v.must(4, state.shut, f"{asked.id} found the lobby shut before the closing round")


def _is_next(s: State, seat: int, first: bool) -> bool:
    r = s.round
    if r is None:
        return False
    if r.firsts:
        return first and seat == r.firsts[0]
    if r.moved:
        return not first and seat == r.moved[0][0]
    waiting = [one for one in r.hands if s.where.get(one) == "seated" and one not in s.resting]
    return not first and s.kind == "floor" and waiting[:1] == [seat]


def _is_asked_now(s: State, seat: int) -> bool:
    r = s.round
    return r is not None and seat == next(iter((*r.firsts, *(one for one, _ in r.moved))), 0)
