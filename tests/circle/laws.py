"""The laws of the circle (blueprint, section 5), judged from the stored log and what the clients wrote down. Knows nothing of the core."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from samesky.circles.simulate import checker
from samesky.circles.simulate.laws import append, words
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.verdict import Verdict
from tests.circle.phone import Phone
from tests.circle.room import Kept
from tests.circle.shown import View


def broken(kept: Kept) -> list[str]:
    """What in the log breaks laws 1, 3, 5 or 7."""
    return [*_numbered(kept), *_one_holder(kept), *_one_outcome(kept)]


def _numbered(kept: Kept) -> Iterable[str]:
    if [seq for seq, *_ in kept.log] != list(range(1, kept.seq + 1)):
        yield "law 1: numbers with gaps, or another last number than the room's"
    if any(one[1] > other[1] for one, other in pairwise(kept.log)):
        yield "law 1: time went back"


def _one_holder(kept: Kept) -> Iterable[str]:
    holder, numbers, seated = 0, 0, set[int]()
    for seq, _, kind, told in kept.log:
        match kind:
            case "Entered" | "Returned":
                seated.add(told["seat"])
            case "Went":
                seated.discard(told["seat"])
            case "TurnBegan":
                numbers += 1
                if holder or told["seat"] not in seated or told["number"] != numbers:
                    yield f"law 3: event {seq} gives a piece that is held, or to nobody at the table"
                holder = told["seat"]
            case "TurnEnded":
                if not holder or told["number"] != numbers:
                    yield f"law 7: event {seq} ends a turn that is none"
                holder = 0
            case "Said" if told["number"] != numbers or not holder:
                yield f"law 7: event {seq} has words of a turn that is over"


def _one_outcome(kept: Kept) -> Iterable[str]:
    order: list[int] = []
    outcomes: Counter[int] = Counter()
    speaker = 0
    for seq, _, kind, told in kept.log:
        match kind:
            case "PhaseBegan":
                if any(outcomes[seat] != 1 for seat in order) or set(outcomes) - set(order):
                    yield f"law 5: before event {seq} somebody has {dict(outcomes)} outcomes"
                order, outcomes = list(told["order"]), Counter()
            case "TurnBegan":
                speaker = told["seat"]
            case "TurnEnded" if told["outcome"] is not None:
                outcomes[speaker] += 1
            case "Settled" if told["outcome"] is not None:
                outcomes[told["seat"]] += 1


def judged(kept: Kept, phones: list[Phone]) -> list[str]:
    """What the checker of simulated circles finds, which tells the log again by itself.

    Left out are those that ask at which event a client was answered, which no page tells: of the append, and of words that are shown.
    """
    clients = [phone.transcript(kept.seats[phone.name]) for phone in phones]
    story, verdict = Story({"circle": 1, "log": kept.log, "clients": clients}), Verdict()
    for law in checker.LAWS:
        if law.__module__ not in (append.__name__, words.__name__):
            law(story, verdict)
    return verdict.found


def lost_or_doubled(kept: Kept, phones: list[Phone]) -> list[str]:
    """Law 2 and the promise to writers: words whose taking was answered are there once, and nothing else is."""
    said = Counter(text for *_, text in (*kept.said, *kept.held))
    found = [f"{text} is there {times} times" for text, times in said.items() if times > 1]
    taken = [text for phone in phones for text in phone.notes.acknowledged]
    found += [f"{text} was taken and is lost" for text in taken if not said[text]]
    found += [f"{text} was never answered" for text in said if text not in set(taken)]
    named = {told["words"] for _, _, kind, told in kept.log if kind in ("Said", "Held")}
    found += [f"words {one[0]} have no event" for one in (*kept.said, *kept.held) if one[0] not in named]
    return found + (
        ["an event names words that are not there"] if len(named) != len(kept.said) + len(kept.held) else []
    )


def wrongly_shown(kept: Kept, phones: list[Phone]) -> list[str]:
    """Everybody was shown every turn's words, once and in order; words that were held reached their speaker and nobody else."""
    found = []
    said = sorted(kept.said, key=lambda one: one[1])
    for phone in phones:
        found += [f"{phone.name} was shown something twice" for view in phone.notes.views if _twice(view)]
        last = phone.notes.views[-1]
        if sorted(last.words) != sorted([*_pairs(said), *_held_for(kept, phone)]):
            found.append(f"{phone.name} was shown {last.words}")
        if last.said != [one[4] for one in said]:
            found.append(f"{phone.name} was shown words in another order")
    return found


def _twice(view: View) -> bool:
    return any(
        len(set(row)) != len(view.words)
        for row in ([one for one, _ in view.words], [text for _, text in view.words])
    )


def _pairs(rows: Iterable[tuple[str, int, int, int, str]]) -> list[tuple[str, str]]:
    return [(one[0], one[4]) for one in rows]


def _held_for(kept: Kept, phone: Phone) -> list[tuple[str, str]]:
    seat = kept.seats[phone.name]
    return _pairs(one for one in kept.held if one[3] == seat)
