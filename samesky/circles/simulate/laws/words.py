"""Laws 13 and 14, and held words: who is shown what, and who sits with whom."""

from collections.abc import Iterator

from samesky.circles.simulate.laws import written as w
from samesky.circles.simulate.laws.state import Told
from samesky.circles.simulate.laws.story import Asked, Client, Story
from samesky.circles.simulate.laws.verdict import Verdict


def fade(story: Story, v: Verdict) -> None:
    """Law 13, as far as a room shows it: nobody is shown a word after the end, and nothing is said any more."""
    closing = next((row.seq for row in story.rows if row.kind == "Closed"), 0)
    if not closing:
        return
    for client in story.clients:
        for seen in client.saw:
            if "said" in seen and seen["seq"] >= closing:
                v.must(13, not seen["said"], f"{client.person} was shown words after the end")
        for asked in client.asked:
            if asked.what in ("Say", "Hold") and any(one.get("closed") for one in asked.answers):
                late = [one for one in asked.answers if one.get("closed") and not one["repeated"]]
                v.must(13, all(one["refusal"] for one in late), f"{asked.id} was taken after the end")


def destroyed(story: Story, v: Verdict) -> None:
    """Law 13: until the sealed time is over the copy is there; then no row, and not the key."""
    found = story.afterwards
    if not found:
        return
    v.must(13, 24 <= found["hours"] <= 72, f"the sealed copy stays {found['hours']} hours")
    v.must(13, found["before"]["key"] and found["before"]["rows"]["log"], "the sealed copy went too early")
    v.must(13, not found["after"]["key"], "the key is there after the sealed time")
    left = [name for name, rows in found["after"]["rows"].items() if rows]
    v.must(13, not left, f"after the sealed time there are rows of {', '.join(left)}")


def shown(story: Story, v: Verdict) -> None:
    """Law 12 for words: what was acknowledged is shown to whoever looks, once (lost, doubled)."""
    spoken = [(one, _since(one)) for one in story.asked if one.what == "Say" and one.done]
    for client, seen in _readings(story):
        texts = [text for *_, text in seen["said"]]
        twice = len(texts) - len(set(texts))
        v.must(2, not twice, f"{client.person} was shown the same words twice")
        v.doubled += twice
        for asked, seq in spoken:
            if seq <= seen["seq"]:
                there = asked.words in texts
                v.must(12, there, f"{asked.id} was acknowledged, and {client.person} is not shown its words")
                v.lost += not there


def _since(asked: Asked) -> int:
    """The number up to which the words are surely there."""
    return min(int(one["seq"]) for one in asked.answers if not one["refusal"])


def _readings(story: Story) -> Iterator[tuple[Client, Told]]:
    for client in story.clients:
        for seen in client.saw:
            if "said" in seen and not seen["closed"]:
                yield client, seen


def held(story: Story, v: Verdict) -> None:
    """Held words reach the speaker after the turn, never before, and nobody else."""
    writer = {one.words: one for one in story.asked if one.what == "Hold"}
    for client, seen in _readings(story):
        state = story.after(seen["seq"])
        for *_, text in seen["held"]:
            asked = writer.get(text)
            v.must(15, asked is not None, f"{client.person} was given words that nobody wrote")
            turn = story.turns.get(asked.told["number"]) if asked else None
            v.must(
                15,
                turn is not None and turn.seat == client.seat,
                f"words held for another reached {client.person}",
            )
            going = bool(turn and state and state.turn and state.turn.number == turn.number)
            v.must(15, not going, f"{client.person} was given held words while they spoke")
        got = {text for *_, text in seen["held"]}
        for asked in writer.values():
            turn = story.turns.get(asked.told["number"])
            if not asked.done or turn is None or turn.seat != client.seat or _since(asked) > seen["seq"]:
                continue
            going = bool(state and state.turn and state.turn.number == turn.number)
            v.must(15, going or asked.words in got, f"{asked.id}: held words did not reach {client.person}")
            v.lost += not going and asked.words not in got


def blocks(story: Story, v: Verdict) -> None:
    """Law 14: two people of whom one blocked the other never have a place at the same time; they read that it is full."""
    for client in story.clients:
        for name in client.apart:
            other = story.by_name[name]
            if client.person > other.person:
                continue
            pair = (client.seat, other.seat)
            if all(pair):
                together = [s for s in story.states if all(s.where.get(seat) in w.HERE for seat in pair)]
                v.must(14, not together, f"{client.person} and {name} sit together")
            for asked in (*client.asked, *other.asked):
                refused = asked.refused
                if asked.what == "Arrive" and refused is not None:
                    v.must(
                        14, refused["refusal"] in REASONS, f"{asked.id} was refused by {refused['refusal']}"
                    )


REASONS = ("full", "shut", "closed", "already", "removed")
