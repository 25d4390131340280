"""Law 7: a turn ends by its holder, by time and grace, by away, by skip, rest or remove; late words still belong to it."""

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Asked, Story
from samesky.circles.simulate.laws.tale import Row
from samesky.circles.simulate.laws.verdict import Verdict

ENDED_BY = {"finished": "Finish", "passed": "Pass", "come back to me": "ComeBack"}


def ending(story: Story, v: Verdict) -> None:
    """Law 7: by its holder, by time and grace, by away, by skip, rest or remove; late words still belong to it."""
    for row, before, _ in story:
        if row.kind == "TimeOver":
            _not_before(v, row, before, "time")
        if row.kind == "TurnEnded" and before.turn:
            _ended(story, v, row, before)
        if row.kind == "Said":
            _said(story, v, row, before)
    shown = {text for client in story.clients for seen in client.saw for *_, text in seen.get("said", [])}
    for asked in story.asked:
        if asked.what == "Say":
            _refused(story, v, asked, shown)


def _not_before(v: Verdict, row: Row, before: State, what: str) -> None:
    """Time is over when it is over. Where a pause or an outage was, too early means that it was not given back (laws 8, 9)."""
    turn = before.turn
    if turn is None:
        return
    due = turn.grace if what == "grace" else turn.due
    early = due - row.at
    law = 7
    if early > 0 and early <= turn.out:
        law = 9
    elif early > 0 and early <= turn.stood + turn.out:
        law = 8
    for each, applies in ((7, True), (8, turn.stood > 0), (9, turn.out > 0)):
        if applies:
            v.held(each)
    if early > 0:
        v.breaks(law, f"the {what} of turn {turn.number} ended {early} ms early (row {row.seq})")


def _ended(story: Story, v: Verdict, row: Row, before: State) -> None:
    assert before.turn is not None
    turn, how = before.turn, row.told["how"]
    v.must(7, row.told["number"] == turn.number, f"row {row.seq} ends another turn than {turn.number}")
    where = before.where.get(turn.seat)
    if how in ENDED_BY:
        asked = story.letters(ENDED_BY[how], turn.seat, number=turn.number)
        v.must(7, bool(asked), f"turn {turn.number} ended by {how}, and its holder did not ask for it")
    elif how == "time":
        v.must(7, turn.grace > 0, f"turn {turn.number} ended by time, without the grace")
        if turn.grace:
            _not_before(v, row, before, "grace")
    elif how in ("away", "left", "removed"):
        v.must(
            7, where == how, f"turn {turn.number} ended because its holder was {how}, and they were {where}"
        )
    elif how == "rested":
        v.must(7, turn.seat in before.resting, f"turn {turn.number} ended by rest, and nobody rests")
    elif how == "skipped":
        v.must(
            7, bool(story.letters("Skip", number=turn.number)), f"turn {turn.number} was skipped by nobody"
        )
    else:
        v.must(7, how == "closing" and _closes(story, row), f"turn {turn.number} ended by {how}")


def _closes(story: Story, row: Row) -> bool:
    """Whether the circle ends, or goes to its last phase, together with this row."""
    same = [one for one in story.rows if one.at == row.at and one.seq > row.seq]
    return any(one.kind in ("Closed", "PhaseBegan") for one in same)


def _said(story: Story, v: Verdict, row: Row, before: State) -> None:
    number = row.told["number"]
    if before.turn and before.turn.number == number:
        return
    end = story.ends.get(number)
    mine = end is not None and end.seq < row.seq and end.told["how"] == "time"
    in_time = mine and end is not None and row.at - end.at <= w.STILL_MINE
    v.must(7, in_time, f"row {row.seq}: words of turn {number} came when they no longer belonged to it")


def _refused(story: Story, v: Verdict, asked: Asked, shown: set[str]) -> None:
    """What belongs to a turn is not refused; what was refused is not kept."""
    if asked.answers and not asked.done:
        v.must(7, asked.words not in shown, f"{asked.id} was refused, and its words were kept")
    refusal, number = asked.refused, asked.told["number"]
    turn = story.turns.get(number)
    if refusal is None or turn is None or turn.seat != asked.client.seat or "seq" not in refusal:
        return
    state, end = story.after(refusal["seq"]), story.ends.get(number)
    if state is None or state.closed or state.where.get(turn.seat) != "seated":
        return
    if state.turn and state.turn.number == number:
        v.must(7, False, f"{asked.id} was refused in the turn of its writer")
    elif end is not None and end.seq <= refusal["seq"] and end.told["how"] == "time":
        late = story.moment(refusal["at"], refusal["seq"]) - end.at
        v.must(7, late > w.STILL_MINE, f"{asked.id} came {late} ms after its turn, and was refused")
