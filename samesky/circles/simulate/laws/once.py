"""Law 2: a command that was sent twice is done once. Here it is also counted whose words are lost, and whose are there twice."""

from collections import Counter, defaultdict

from samesky.circles.simulate.laws.story import Asked, Story
from samesky.circles.simulate.laws.tale import Row
from samesky.circles.simulate.laws.verdict import Verdict

Key = tuple[object, ...]


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
    unheard = [one for one in story.asked if one.what == "Arrive" and not one.client.seat and not one.answers]
    for key, times in happened.items():
        letters = sent.get(key, []) or _by_whoever_never_heard(key, story, unheard)
        v.must(
            2, times <= len(letters), f"{key} happened {times} times and was asked for {len(letters)} times"
        )
        if key[0] in ("Say", "Hold"):
            v.doubled += max(0, times - len(letters))
    for key, letters in sent.items():
        if key[0] in ("Say", "Hold"):
            done = sum(one.done for one in letters)
            v.lost += max(0, done - happened[key])


def _by_whoever_never_heard(key: Key, story: Story, unheard: list[Asked]) -> list[Asked]:
    """Somebody who came, and whom no answer reached before the room was over, does not know their seat: each stands for one who came."""
    if key[0] != "Arrive":
        return []
    came = next(row.told for row in story.rows if row.kind == "Arrived" and row.told["seat"] == key[1])
    for one in unheard:
        if all(came[name] == value for name, value in one.told.items()):
            unheard.remove(one)
            return [one]
    return []


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
