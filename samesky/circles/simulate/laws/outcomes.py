"""Law 5: in a finished round everyone in the order has exactly one outcome, and each is what it says."""

from samesky.circles.simulate.laws.early import ended_early
from samesky.circles.simulate.laws.state import Round, State
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.tale import Row
from samesky.circles.simulate.laws.verdict import Verdict


def outcomes(story: Story, v: Verdict) -> None:
    """Law 5: in a finished round everyone in the order has exactly one outcome, and each is what it says."""
    for row, before, _ in story:
        r = before.round
        if row.kind in ("PhaseBegan", "Closed") and r is not None:
            missing = set(r.order) - set(dict(r.outcomes))
            v.must(
                5, not missing, f"row {row.seq}: a round ended and seats {sorted(missing)} have no outcome"
            )
        if row.kind == "TurnBegan" and r is not None:
            _not_made_to(v, row, before)
        ended = before.turn.seat if row.kind == "TurnEnded" and before.turn else 0
        seat = row.told["seat"] if row.kind == "Settled" else ended
        if seat and r is not None:
            _outcome(story, v, row, before, r, seat)
    for asked in story.letters("Pass"):
        _may_pass(story, v, asked.refused, asked.told["number"], asked.client.seat)


def _not_made_to(v: Verdict, row: Row, before: State) -> None:
    assert before.round is not None
    seat = row.told["seat"]
    if seat in before.round.hands and not row.told["first"]:
        return
    v.must(5, seat not in before.listens, f"row {row.seq}: seat {seat} is here to listen and got the piece")
    wants = before.reach.get(seat)
    v.must(5, wants != "pass", f"row {row.seq}: seat {seat} had said that they pass")


def _may_pass(story: Story, v: Verdict, refused: dict[str, object] | None, number: int, seat: int) -> None:
    state = story.after(int(str(refused["seq"]))) if refused and "seq" in refused else None
    if state is not None and state.turn is not None:
        mine = (state.turn.number, state.turn.seat) == (number, seat)
        v.must(5, not mine, f"seat {seat} could not pass in turn {number}")


def _outcome(story: Story, v: Verdict, row: Row, before: State, r: Round, seat: int) -> None:
    outcome, known = row.told["outcome"], dict(r.outcomes)
    again = row.kind == "TurnEnded" and seat in known
    if again:  # an open floor goes round again; the first outcome stands
        v.must(5, before.kind == "floor", f"row {row.seq}: seat {seat} had two turns that were settled")
        return
    v.must(5, seat not in known, f"row {row.seq}: seat {seat} has a second outcome")
    if outcome is None:
        v.must(5, seat not in r.was_moved, f"row {row.seq}: the offer of seat {seat} moved twice")
        return
    true = outcome in _true_of(story, row, before, seat) or (outcome == "spoke" and seat in r.spoke)
    v.must(5, true, f"row {row.seq}: seat {seat} is said to have {outcome}")


def _true_of(story: Story, row: Row, before: State, seat: int) -> set[str]:
    """What may truly be said of the seat."""
    if row.kind == "TurnEnded":
        by = {"passed": "passed", "away": "absent", "left": "absent"}
        by |= dict.fromkeys(("skipped", "rested", "removed"), "skipped")
        by |= dict.fromkeys(("finished", "time", "closing"), "spoke")
        return {by.get(row.told["how"], "")}
    where = before.where.get(seat)
    found = {"not reached"} if ended_early(story, row, before) else set()
    found |= {"absent"} if where in ("away", "left", "waiting") else set()
    found |= {"skipped"} if where == "removed" or seat in before.resting else set()
    found |= {"listened"} if seat in before.listens else set()
    return found | ({"passed"} if before.reach.get(seat) == "pass" else set())
