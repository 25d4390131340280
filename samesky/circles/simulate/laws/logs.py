"""Laws 1, 2 and 12: what is in the log, once, and that an answer tells the truth about it."""

from collections import Counter, defaultdict
from collections.abc import Callable

from samesky.circles.simulate.laws.story import Asked, Row, Story, Told
from samesky.circles.simulate.laws.tale import TELLERS, State
from samesky.circles.simulate.laws.verdict import Verdict
from samesky.circles.simulate.laws.written import SHOWN_WITHIN


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
            v.must(
                1, not wrong, f"{client.person} was shown at {seen['seq']} another {wrong} than the log tells"
            )


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
    if abs(seen["left"] - state.left(seen["at"])) > SHOWN_WITHIN:
        wrong.append("time that is left")
    return ", ".join(wrong)


def once(story: Story, v: Verdict) -> None:
    """Law 2: a command that was sent twice is done once, and gets its first answer."""
    for asked in story.asked:
        answers = asked.answers
        if len(answers) < 2:
            continue
        first = sum(not answer["repeated"] for answer in answers)
        v.must(2, first <= 1, f"{asked.id} ({asked.what}) was decided {first} times")
        same = len({answer["refusal"] for answer in answers}) == 1
        v.must(2, same, f"{asked.id} ({asked.what}) got different answers: {[a['refusal'] for a in answers]}")
    _counted(story, v)


Key = tuple[object, ...]


def _counted(story: Story, v: Verdict) -> None:
    """No more happened than was asked for; of words it is counted who lost them, and whose are there twice."""
    happened: Counter[Key] = Counter()
    for row in story.rows:
        key = _key_of(row, story)
        if key is not None:
            happened[key] += 1
    sent: defaultdict[Key, list[Asked]] = defaultdict(list)
    for asked in story.asked:
        sent[_asked_key(asked)].append(asked)
    for key, times in happened.items():
        letters = sent.get(key, [])
        v.must(
            2, times <= len(letters), f"{key} happened {times} times and was asked for {len(letters)} times"
        )
        if key[0] in ("Say", "Hold"):
            v.doubled += max(0, times - len(letters))
    for key, letters in sent.items():
        if key[0] in ("Say", "Hold"):
            done = sum(one.done for one in letters)
            v.lost += max(0, done - happened[key])


def _key_of(row: Row, story: Story) -> Key | None:
    told = row.told
    match row.kind:
        case "Said":
            turn = story.turns.get(told["number"])
            return ("Say", turn.seat if turn else 0, told["number"])
        case "Held":
            return ("Hold", told["seat"], told["number"])
        case "Longer" if told["by"] == "keeper":
            return ("Extend", 0, told["number"])
        case "Longer" if told["by"] == "own":
            turn = story.turns.get(told["number"])
            return ("ALittleLonger", turn.seat if turn else 0, told["number"])
        case "Arrived":
            return ("Arrive", told["seat"])
        case "HandRaised":
            return ("RaiseHand", told["seat"], told["up"])
        case "Rested":
            return ("Rest", 0, told["seat"], told["on"])
        case "Chose":
            return ("Choose", told["seat"], told["reach"], told["listens"], told["no_notes"])
    return None


def _asked_key(asked: Asked) -> Key:
    told, seat = asked.told, asked.client.seat
    match asked.what:
        case "Extend":
            return ("Extend", 0, told["number"])
        case "Rest":
            return ("Rest", 0, told["seat"], told["on"])
        case "Arrive":
            return ("Arrive", seat)
        case _:
            return (asked.what, seat, *told.values())


def append(story: Story, v: Verdict) -> None:
    """Law 12: what was acknowledged as done stands in the log, where the answer says; no server gives up."""
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
