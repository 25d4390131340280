"""The lens of this installation: the learned areas and the listed topics, loaded once, and texts seen through it."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from samesky.matching.core.lens import Areas, Lens, Numbers
from samesky.matching.core.reasons import Phrases, Side, TopicsIn
from samesky.matching.core.topics import Glossary, Topic
from samesky.meaning.model import unit
from samesky.meaning.phrases import phrases
from samesky.meaning.vectors import Vector, from_bytes, vector, vectors

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Looking:
    """Everything needed to compare texts: the lens, the topics behind its columns, and the words that name them."""

    lens: Lens
    topics: tuple[Topic, ...]
    glossary: Glossary

    def views(self, rows: Numbers) -> Numbers:
        return self.lens.views(rows)

    def side(self, row: Vector, quotable: str, spoken: frozenset[str]) -> Side:
        """One text, ready to be given a reason: `quotable` is what of it may be shown, maybe nothing."""
        return Side(self._phrases(quotable), row, self.topics_in(row[None], [spoken]))

    def topics_in(self, rows: Numbers, spoken: Sequence[frozenset[str]]) -> TopicsIn:
        """The listed topics in some texts, a row each; `spoken` holds what each names or chose."""
        slugs = tuple(topic.slug for topic in self.topics)
        named = np.array([[slug in said for slug in slugs] for said in spoken], dtype=np.bool_)
        return TopicsIn(slugs, self.lens.topic_shares(rows), named)

    def _phrases(self, quotable: str) -> Phrases:
        words = tuple(phrases(quotable))
        rows = vectors(words)
        return Phrases(words, rows, self.views(rows))

    def named_in(self, words: str | bytes) -> frozenset[str]:
        """Topics that a text names; a vector names none."""
        return self.glossary.named_in(words) if isinstance(words, str) else frozenset()

    def name_of(self, slug: str) -> str:
        return next((topic.name for topic in self.topics if topic.slug == slug), slug)


@cache
def looking() -> Looking:
    """The lens with the topics that ship with Samesky. Holds nothing that a person wrote."""
    return looking_with(shipped_topics())


def looking_with(topics: Sequence[Topic]) -> Looking:
    """A lens with these topics."""
    rows = [unit(vectors([t.name, t.about, *t.words]).mean(axis=0)) for t in topics]
    columns = np.stack(rows) if rows else np.zeros((0, 256), dtype=np.float32)
    return Looking(Lens(learned_areas(), columns), tuple(topics), Glossary(topics))


def shipped_topics() -> list[Topic]:
    """The topics of samesky/people/data/topics.toml, in their order."""
    with (HERE.parent / "people" / "data" / "topics.toml").open("rb") as file:
        rows = tomllib.load(file)["topic"]
    return [Topic(row["slug"], row["name"], row["about"], tuple(row["words"])) for row in rows]


def learned_areas() -> tuple[Areas, ...]:
    """The readings that `python -m bench.learn_areas` learned (docs/matching.md)."""
    with np.load(HERE / "data" / "areas.npz") as kept:
        names = sorted(name.removesuffix("_bias") for name in kept.files if name.endswith("_bias"))
        return tuple(
            Areas(kept[f"{n}_weights"].astype(np.float32), kept[f"{n}_bias"].astype(np.float32))
            for n in names
        )


def chosen_words(slugs: frozenset[str]) -> str:
    """What the chosen topics say about themselves, for somebody who picked topics and wrote nothing."""
    return ". ".join(f"{topic.name}. {topic.about}" for topic in looking().topics if topic.slug in slugs)


def row_of(words: str | bytes) -> Vector:
    """The vector of a text, or the one that was kept for it as bytes."""
    return vector(words) if isinstance(words, str) else from_bytes(words)
