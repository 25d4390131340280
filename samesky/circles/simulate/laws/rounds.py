"""Laws 4, 5 and 6: the order of a round, what becomes of everybody in it, and that all get the same time."""

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.story import Row, Story
from samesky.circles.simulate.laws.tale import Round, State
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
            case "Settled" if before.round is not None and not _ends(story, row, before):
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


def _ends(story: Story, row: Row, before: State) -> bool:
    """Whether the round was ended early with this: the keeper said so, nobody keeps, or the circle ends."""
    if before.winding and before.kind != "closing":
        return True
    return (before.round is not None and before.round.ending) or _last_phase_with(story, row)


def _last_phase_with(story: Story, row: Row) -> bool:
    same = [one for one in story.rows if one.at == row.at and one.seq > row.seq]
    last = len(story.states[-1].plan.get("phases", ())) - 1
    return any(one.kind == "Closed" or one.told.get("index") == last for one in same)


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
    found = {"not reached"} if _ends(story, row, before) else set()
    found |= {"absent"} if where in ("away", "left", "waiting") else set()
    found |= {"skipped"} if where == "removed" or seat in before.resting else set()
    found |= {"listened"} if seat in before.listens else set()
    return found | ({"passed"} if before.reach.get(seat) == "pass" else set())


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
