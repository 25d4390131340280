"""Law 12: what was acknowledged as done stands in the log, where the answer says; no server gives up."""

from collections.abc import Callable

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import State
from samesky.circles.simulate.laws.story import Asked, Story
from samesky.circles.simulate.laws.tale import Row
from samesky.circles.simulate.laws.verdict import Verdict


def append(story: Story, v: Verdict) -> None:
    """Law 12: what was acknowledged as done stands in the log, where the answer says; no server gives up."""
    _follow_each_other(story, v)
    for asked in story.asked:
        for error in asked.errors:
            v.breaks(12, f"{asked.id} ({asked.what}) was answered by {error['error']}")
        if not asked.done or asked.what not in DOES:
            continue
        first = next((one for one in asked.answers if not one["repeated"]), None)
        if first is not None:
            there = any(DOES[asked.what](row, asked) for row in story.batch(first["seq"]))
            v.must(
                12, there, f"{asked.id} ({asked.what}) was acknowledged at {first['seq']} and is not there"
            )
        else:
            seq = asked.answers[0]["seq"]
            there = any(DOES[asked.what](row, asked) for row in story.rows if row.seq <= seq)
            v.must(12, there, f"{asked.id} ({asked.what}) was acknowledged and is not in the log")


def _follow_each_other(story: Story, v: Verdict) -> None:
    """Each row was decided from what the rows before it tell, and not from an earlier state."""
    for row, before, _ in story:
        v.must(12, _follows(row, before), f"row {row.seq}: {row.kind} was decided from what was no longer so")


def _follows(row: Row, before: State) -> bool:
    told, going = row.told, before.turn.number if before.turn else 0
    where = before.where.get(told.get("seat", 0))
    match row.kind:
        case "TurnEnded" | "TimeOver" | "Longer":
            return bool(told["number"] == going)
        case "TurnBegan":
            return not going
        case "Paused" | "Resumed":
            return (before.pause is None) == (row.kind == "Paused")
        case "Arrived":
            return where not in w.HERE
        case "Entered" | "Returned":
            return where == ("waiting" if row.kind == "Entered" else "away")
        case "Went":
            return where in w.HERE or told["to"] == "removed"
    return not before.closed


def _of_turn(kind: str, **more: object) -> Callable[[Row, Asked], bool]:
    return lambda row, asked: (
        row.kind == kind
        and row.told["number"] == asked.told["number"]
        and all(row.told[key] == value for key, value in more.items())
    )


def _of_me(kind: str, field: str = "seat", **more: object) -> Callable[[Row, Asked], bool]:
    return lambda row, asked: (
        row.kind == kind
        and row.told[field] == asked.client.seat
        and all(row.told[key] == value for key, value in more.items())
    )


def _of_other(kind: str, **more: object) -> Callable[[Row, Asked], bool]:
    return lambda row, asked: (
        row.kind == kind
        and row.told["seat"] == asked.told["seat"]
        and all(row.told[key] == value for key, value in more.items())
    )


def _of_kind(*kinds: str) -> Callable[[Row, Asked], bool]:
    return lambda row, asked: row.kind in kinds


DOES: dict[str, Callable[[Row, Asked], bool]] = {
    "Arrive": _of_me("Arrived"),
    "Leave": _of_me("Went", to="left"),
    "Say": _of_turn("Said"),
    "Hold": lambda row, asked: _of_turn("Held")(row, asked) and row.told["seat"] == asked.client.seat,
    "Finish": _of_turn("TurnEnded", how="finished"),
    "Pass": _of_turn("TurnEnded", how="passed"),
    "ComeBack": _of_turn("TurnEnded", how="come back to me"),
    "ALittleLonger": _of_turn("Longer", by="own"),
    "Extend": _of_turn("Longer", by="keeper"),
    "Skip": _of_turn("TurnEnded", how="skipped"),
    "RaiseHand": _of_me("HandRaised"),
    "Answer": _of_me("Answered"),
    "Resume": _of_me("Resumed", "by"),
    "PauseIt": _of_me("Paused", "by"),
    "Begin": _of_kind("Begun"),
    "Next": _of_kind("RoundEnding", "PhaseBegan", "Closed"),
    "Close": _of_kind("PhaseBegan", "Closed"),
    "Rest": _of_other("Rested"),
    "BeWith": _of_other("WithSomeone"),
    "Remove": _of_other("Went", to="removed"),
    "HandOver": _of_other("Kept"),
}
"""What stands in the log when the command was done. Choosing and returning may change nothing, and then nothing stands there."""
