"""Saying what one has been through."""

import json
from collections.abc import Sequence

from samesky.kit.clock import now
from samesky.meaning import vectors
from samesky.people.acting import acting
from samesky.people.models import Experience, Person, Topic
from samesky.people.sealing import put


def tell_experience(
    person: Person,
    *,
    topics: Sequence[str],
    own_words: str,
    topics_visible: str,
    own_words_visible: str,
    once: str = "",
) -> None:
    """Keep what was told, sealed, with its meaning, sealed too. Whatever was there before is gone."""
    names = list(Topic.objects.filter(slug__in=topics).values_list("name", flat=True))
    told = "\n".join([own_words, *names]).strip()
    meaning = vectors.to_bytes(vectors.vector(told)) if told else b""
    with acting(person, once) as act:
        experience = Experience.objects.filter(person=person).first() or Experience(person=person)
        put(experience, "topics", json.dumps(sorted(topics)) if topics else "", key=person.key_id)
        put(experience, "own_words", own_words, key=person.key_id)
        put(experience, "vector", meaning, key=person.key_id)
        experience.vector_model = vectors.MODEL_ID if meaning else ""
        experience.topics_visible, experience.own_words_visible = topics_visible, own_words_visible
        experience.changed_at = now()
        experience.save()
        act.result = "/me/experience"
