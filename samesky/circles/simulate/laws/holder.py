"""Law 3: at most one holder, and seated; away 45 seconds after the last sign of life."""

from bisect import bisect_right

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.tale import Row
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
