"""Law 9: what is found late was an outage; it is said how long, and there is time to come back."""

from bisect import bisect_right

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.tale import Row
from samesky.circles.simulate.laws.verdict import Verdict


def interruption(story: Story, v: Verdict) -> None:
    """Law 9: what is found more than five seconds late was an outage; it is said how long, and there is time to come back."""
    served = sorted(answer["at"] for asked in story.asked for answer in asked.answers)
    served += sorted(seen["at"] for client in story.clients for seen in client.saw)
    for row, before, _ in story:
        if row.kind != "Interrupted":
            _not_late(v, row, before)
            if row.kind == "Went" and row.told["to"] == "away":
                _away_in_time(story, v, row, before)
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


def _away_in_time(story: Story, v: Verdict, row: Row, before: State) -> None:
    """Whoever is found away long after it was so gave no sign because nobody took it."""
    seat = row.told["seat"]
    client = story.by_seat.get(seat)
    signs = client.perhaps if client else []
    known = bisect_right(signs, row.at)
    last = max(signs[known - 1] if known else 0, before.since.get(seat, 0))
    late = row.at - max(last + w.AWAY, before.back_by)
    fits = client is None or late <= w.FOUND_LATE + w.CLOCKS_DIFFER
    v.must(9, fits, f"row {row.seq}: seat {seat} was found away {late} ms late, and no outage is told")
