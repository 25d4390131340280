"""The judge of simulated circles. It reads stored log rows and clients' transcripts, and nothing else; it knows the laws by itself.

It imports nothing of circles.core or circles.models (tests/test_simulate_checker.py proves it), so that a mistake in the core
is not repeated here. Judged here: laws 1 to 12 and 14 as far as a log and what people were shown can tell; of law 13, that
nothing is shown or said after the end, and that rows and key go in time; held words. Judged elsewhere: that no file keeps the
key's bytes, and the reading by two (law 13); a block made inside, and that who blocked is asked first (law 14); private lines.
"""

from collections.abc import Iterable
from typing import Any

from samesky.circles.simulate.laws import (
    append,
    ending,
    ends,
    equal,
    fires,
    holder,
    interruption,
    log,
    once,
    order,
    outcomes,
    pause,
    words,
)
from samesky.circles.simulate.laws.story import Story
from samesky.circles.simulate.laws.verdict import Verdict

LAWS = (
    log.log,
    once.once,
    holder.holder,
    order.order,
    outcomes.outcomes,
    equal.equal,
    ending.ending,
    pause.pause,
    interruption.interruption,
    ends.ends,
    fires.fires,
    append.append,
    words.shown,
    words.fade,
    words.destroyed,
    words.blocks,
    words.held,
)

UNREADABLE = (KeyError, IndexError, TypeError, AttributeError, AssertionError)
"""What a row or a transcript that is not as it should be leads to: a finding, never a silence."""


def judge(told: dict[str, Any]) -> Verdict:
    """What is to be said of one circle: {"circle", "log": [[seq, at, kind, told]], "clients": [transcript]}."""
    verdict = Verdict(circles=1, where=f", circle {told['circle']}")
    try:
        story = Story(told)
    except UNREADABLE as why:
        verdict.breaks(1, f"the log cannot be told again: {type(why).__name__}")
        return verdict
    for law in LAWS:
        try:
            law(story, verdict)
        except UNREADABLE as why:
            verdict.breaks(1, f"what {law.__name__} looks at cannot be read: {type(why).__name__}")
    verdict.turns.append(len(story.turns))
    return verdict


def judge_all(stories: Iterable[dict[str, Any]]) -> Verdict:
    """What is to be said of many."""
    verdict = Verdict()
    for told in stories:
        verdict.add(judge(told))
    return verdict
