"""What people have been through, as far as whoever asks may know.

Every field is its owner's to show: to nobody, to their groups, or to members.
"""

import json
from dataclasses import dataclass
from typing import Any

from samesky.people.models import Experience, Person, Visible
from samesky.people.queries import are_apart
from samesky.people.sealing import read, read_bytes
from samesky.people.togetherness import are_together


@dataclass(frozen=True)
class Told:
    """What somebody told, as one reader sees it."""

    topics: tuple[str, ...] = ()
    own_words: str = ""


def told_by(person: Person, asked_by: Person) -> Told:
    """Topics (slugs) and own words of `person` that `asked_by` may see; oneself sees all."""
    experience = Experience.objects.filter(person=person).first()
    if experience is None:
        return Told()
    if person == asked_by:
        return Told(_topics(experience), read(experience, "own_words"))
    if are_apart(asked_by, person.pk):
        return Told()
    together = Visible.GROUPS in {experience.topics_visible, experience.own_words_visible} and are_together(
        person, asked_by
    )
    return Told(
        _topics(experience) if _shown(experience.topics_visible, together) else (),
        read(experience, "own_words") if _shown(experience.own_words_visible, together) else "",
    )


def topics_of(person: Person, asked_by: Person) -> tuple[str, ...]:
    """The slugs of the topics that `asked_by` may know `person` chose."""
    return told_by(person, asked_by).topics


def own_words_of(person: Person, asked_by: Person) -> str:
    """What `person` wrote about what they have been through, as far as `asked_by` may read it."""
    return told_by(person, asked_by).own_words


def vector_of(person: Person, model: str) -> bytes:
    """The sealed vector of the person's own telling, for matching on their behalf only; empty when there is none of this model."""
    experience = Experience.objects.filter(person=person, vector_model=model).first()
    return read_bytes(experience, "vector") if experience else b""


def own_telling(person: Person, model: str) -> tuple[Told, bytes]:
    """What `person` told, with its vector (as `vector_of`), for matching on their own behalf. One query."""
    experience = Experience.objects.filter(person=person).first()
    if experience is None:
        return Told(), b""
    vector = read_bytes(experience, "vector") if experience.vector_model == model else b""
    return Told(_topics(experience), read(experience, "own_words")), vector


def _shown(visible: str, together: bool) -> bool:
    return visible == Visible.MEMBERS or (visible == Visible.GROUPS and together)


def _topics(experience: Experience) -> tuple[str, ...]:
    kept = read(experience, "topics")
    return tuple(json.loads(kept)) if kept else ()


def as_it_stands(person: Person) -> dict[str, Any]:
    """The person's own telling with who sees it, for their own form."""
    experience = Experience.objects.filter(person=person).first()
    if experience is None:
        return {}
    return {
        "topics": _topics(experience),
        "own_words": read(experience, "own_words"),
        "topics_visible": experience.topics_visible,
        "own_words_visible": experience.own_words_visible,
    }
