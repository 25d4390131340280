"""Why something is suggested. A reason quotes only the reader's own words and what the reader may read; else it names a listed topic."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from samesky.matching.core.lens import Numbers
from samesky.matching.core.reason import Kind, Reason

Named = npt.NDArray[np.bool_]

SIDE_BY_SIDE: Final = 0.85
"""Two phrases are put side by side when their likeness and what each has of the other whole text add up to this. Set by reading pairs
made from the rehearsal's groups: below it, "last night she did not know me" met "a bad night does not put you out"."""
SHARED: Final = 0.2
"""Two texts share a topic when the geometric mean of what each gives to it reaches this."""
SPOKEN: Final = 0.1
"""What it adds when both name the topic in so many words, or chose it."""
SPEAKS: Final = 0.35
"""A phrase of the reader this close to the whole of an item may be quoted alone."""


@dataclass(frozen=True)
class Phrases:
    """What may be quoted of a text, maybe nothing, with the vector and the view of each phrase, row by row."""

    words: tuple[str, ...]
    rows: Numbers
    views: Numbers


@dataclass(frozen=True)
class TopicsIn:
    """For texts row by row: the share that each listed topic (a column, in the order of `slugs`) has, and which are named or chosen."""

    slugs: tuple[str, ...]
    shares: Numbers
    spoken: Named


@dataclass(frozen=True)
class Side:
    """One of the two texts: its phrases as far as they may be quoted, its vector, and the listed topics in it."""

    phrases: Phrases
    vector: Numbers
    topics: TopicsIn


def reason_for(yours: Side, theirs: Side) -> Reason:
    """The most telling true reason: two phrases side by side, a shared topic, the reader's own phrase, or only the whole."""
    pair = _closest_pair(yours, theirs)
    if pair is not None:
        return pair
    (topic,) = shared_topics(yours.topics, theirs.topics)
    if topic:
        return Reason(Kind.TOPIC, topic=topic)
    return _own_phrase(yours.phrases, theirs.vector) or Reason(Kind.AS_A_WHOLE)


def shared_topics(ones: TopicsIn, others: TopicsIn) -> list[str]:
    """For each pair of rows the slug of the topic that both are about, or an empty string. Reads no words: safe for private texts."""
    if not ones.slugs:
        return [""] * len(ones.shares)
    strength = np.sqrt(ones.shares * others.shares) + SPOKEN * (ones.spoken & others.spoken)
    best = strength.argmax(axis=1)
    return [
        ones.slugs[column] if strength[row, column] >= SHARED else ""
        for row, column in enumerate(best.tolist())
    ]


def _closest_pair(yours: Side, theirs: Side) -> Reason | None:
    mine, other = yours.phrases, theirs.phrases
    if not mine.words or not other.words:
        return None
    likeness = (mine.rows @ other.rows.T + mine.views @ other.views.T) / 2
    telling = likeness + (mine.rows @ theirs.vector)[:, None] / 2 + (other.rows @ yours.vector)[None] / 2
    row, column = np.unravel_index(int(np.argmax(telling)), telling.shape)
    if telling[row, column] < SIDE_BY_SIDE:
        return None
    one, two = mine.words[int(row)], other.words[int(column)]
    if one.casefold() == two.casefold():
        return Reason(Kind.SAME_WORDS, yours=one)
    return Reason(Kind.SIDE_BY_SIDE, yours=one, theirs=two)


def _own_phrase(mine: Phrases, whole: Numbers) -> Reason | None:
    if not mine.words:
        return None
    speaks = mine.rows @ whole
    best = int(np.argmax(speaks))
    return Reason(Kind.YOUR_WORDS, yours=mine.words[best]) if speaks[best] >= SPEAKS else None
