"""The judge of simulated circles. It reads stored log rows and clients' transcripts, and nothing else; it knows the laws by itself.

It imports nothing of circles.core or circles.models (tests/test_simulate_checker.py proves it), so that a mistake in the core
is not repeated here. Judged here: laws 1 to 12 and 14 as far as a log and what people were shown can tell, of law 13 that
nothing is shown or said after the end, and held words. Judged elsewhere: that words, key and log are destroyed (law 13),
blocks made inside and that the one who blocked is asked first (law 14), and the keeper's private lines.
"""

from collections.abc import Iterable
from typing import Any

from samesky.circles.simulate.laws import logs, rounds, time, turns, words
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.verdict import Verdict

LAWS = (
    logs.log,
    logs.once,
    turns.holder,
    rounds.order,
    rounds.outcomes,
    rounds.equal,
    turns.ending,
    turns.pause,
    time.interruption,
    time.ends,
    time.fires,
    logs.append,
    words.shown,
    words.fade,
    words.blocks,
    words.held,
)


def judge(told: dict[str, Any]) -> Verdict:
    """What is to be said of one circle: {"circle", "log": [[seq, at, kind, told]], "clients": [transcript]}."""
    story, verdict = Story(told), Verdict(circles=1, where=f", circle {told['circle']}")
    for law in LAWS:
        try:
            law(story, verdict)
        except (KeyError, IndexError, TypeError, AttributeError, AssertionError) as why:
            verdict.breaks(1, f"circle {story.number} cannot be read: {type(why).__name__} in {law.__name__}")
    verdict.turns.append(len(story.turns))
    return verdict


def judge_all(stories: Iterable[dict[str, Any]]) -> Verdict:
    """What is to be said of many."""
    verdict = Verdict()
    for told in stories:
        verdict.add(judge(told))
    return verdict
