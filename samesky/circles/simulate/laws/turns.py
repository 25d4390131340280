"""Laws 3, 7 and 8: who holds the piece, how a turn ends, and what a pause does to it."""

from bisect import bisect_right

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.story import Asked, Row, Story
from samesky.circles.simulate.laws.tale import State
from samesky.circles.simulate.laws.verdict import Verdict


def holder(story: Story, v: Verdict) -> None:
    """Law 3: at most one holder, and seated; away 45 seconds after the last sign of life."""
    number = 0
    for place, (row, before, after) in enumerate(story):
        if row.kind == "TurnBegan":
            number += 1
            v.must(3, before.turn is None, f"turn {row.told['number']} began while another went on")
            v.must(3, row.told["number"] == number, f"turn {row.told['number']} is the {number}. turn")
            where = before.where.get(row.told["seat"])
            v.must(3, where == "seated", f"turn {row.told['number']} went to somebody who is {where}")
        if after.turn and after.where.get(after.turn.seat) != "seated":
            ends = place + 1 < len(story.rows) and story.rows[place + 1].kind == "TurnEnded"
            v.must(3, ends, f"turn {after.turn.number} went on after its holder went ({row.kind})")
        if row.kind == "Went" and row.told["to"] == "away":
            _away(story, v, row, before)
    _nobody_sits_asleep(story, v)
    for asked in story.asked:
        if asked.what == "Say" and asked.done and asked.told["number"] in story.turns:
            mine = story.turns[asked.told["number"]].seat == asked.client.seat
            v.must(3, mine, f"{asked.id} spoke in the turn of another")


def _away(story: Story, v: Verdict, row: Row, before: State) -> None:
    seat = row.told["seat"]
    client = story.by_seat.get(seat)
    signs = [
        at for at, seq in (client.signs if client else []) if at <= row.at - w.CLOCKS_DIFFER and seq < row.seq
    ]
    last = max([before.since.get(seat, 0), *signs[-1:]])
    v.must(
        3,
        row.at >= max(last + w.AWAY, before.back_by),
        f"seat {seat} went away {row.at - last} ms after a sign of life (row {row.seq})",
    )


def _nobody_sits_asleep(story: Story, v: Verdict) -> None:
    """Whoever gave no sign is away, as soon as anything else happens."""
    for place, (row, _, after) in enumerate(story):
        last_of_batch = place + 1 == len(story.rows) or story.rows[place + 1].at > row.at
        if not last_of_batch or after.closed:
            continue
        for seat in after.seats("waiting", "seated"):
            client = story.by_seat.get(seat)
            if client is None:
                continue
            signs = client.perhaps
            known = bisect_right(signs, row.at)
            last = max(signs[known - 1] if known else 0, after.since.get(seat, 0))
            asleep = row.at - max(last + w.AWAY, after.back_by)
            if asleep > w.FOUND_LATE + w.CLOCKS_DIFFER:
                v.breaks(3, f"seat {seat} sits there {asleep} ms after it should be away (row {row.seq})")


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
        in_time = refusal["at"] - end.at <= w.STILL_MINE
        v.must(7, not in_time, f"{asked.id} came {refusal['at'] - end.at} ms after its turn, and was refused")


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
