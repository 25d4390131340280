"""Reads about people, each starting from the person who asks."""

import secrets
from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from samesky.kit.text import name_key
from samesky.people.core import names
from samesky.people.models import Block, Mute, Once, Person, Topic


def hidden_from(person: Person) -> set[UUID]:
    """Ids of people `person` must not see: blocked in either direction, or muted by them. One query."""
    me = Person._meta.pk.get_db_prep_value(person.pk, connection)
    return {row.pk for row in Person.objects.raw(_HIDDEN, [me, me, me])}


# Every page of shares asks this: written out, it costs a quarter of what building it does.
_HIDDEN = """
    SELECT of_id AS id FROM people_block WHERE by_id = %s
    UNION SELECT by_id FROM people_block WHERE of_id = %s
    UNION SELECT of_id FROM people_mute WHERE by_id = %s
"""


def those_who_may_not_see(author_id: UUID, reader_ids: set[UUID]) -> set[UUID]:
    """Of `reader_ids`, those for whom `author_id` is hidden (a block either way, or muted by the reader). One query."""
    made = Block.objects.filter(by_id__in=reader_ids, of_id=author_id).values_list("by_id", flat=True)
    met = Block.objects.filter(of_id__in=reader_ids, by_id=author_id).values_list("of_id", flat=True)
    muted = Mute.objects.filter(by_id__in=reader_ids, of_id=author_id).values_list("by_id", flat=True)
    return set(made.union(met, muted))


def are_apart(one: Person, other_id: UUID) -> bool:
    """Whether a block stands between the two, whoever made it."""
    return (
        Block.objects.filter(by=one, of_id=other_id).exists()
        or Block.objects.filter(by_id=other_id, of=one).exists()
    )


def is_taken(pen_name: str) -> bool:
    """Whether somebody writes under this name, however it is spelled. Pen names are public, so anybody may ask."""
    return Person.objects.filter(name_key=name_key(pen_name)).exists()


def a_free_name_like(pen_name: str) -> str:
    """A pen name close to this one that nobody has: one query. Falls back to a number by chance."""
    close = list(names.others_like(pen_name))
    taken = set(
        Person.objects.filter(name_key__in=[name_key(name) for name in close]).values_list(
            "name_key", flat=True
        )
    )
    free = (name for name in close if name_key(name) not in taken)
    return next(free, f"{pen_name[: names.LONGEST - 5]} {secrets.randbelow(9000) + 1000}")


def hidden_pairs(reader_ids: set[UUID], author_ids: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Every (reader, author) of these for whom the author is hidden: blocked either way, or muted by the reader. One query."""
    made = Block.objects.filter(by_id__in=reader_ids, of_id__in=author_ids).values_list("by_id", "of_id")
    met = Block.objects.filter(of_id__in=reader_ids, by_id__in=author_ids).values_list("of_id", "by_id")
    muted = Mute.objects.filter(by_id__in=reader_ids, of_id__in=author_ids).values_list("by_id", "of_id")
    return set(made.union(met, muted))


def was_sent(token: str, pen_name: str) -> bool:
    """Whether a form with this token made the person of this name: a double tap. It proves nothing about who sends it now."""
    return bool(token) and Once.objects.filter(token=token, person__name_key=name_key(pen_name)).exists()


def person_for(reader: Person, other_id: UUID) -> Person:
    """Somebody as the reader may see them.

    Raises Http404 for the unknown, and just so, after as long, where a block stands between the two.
    """
    other = people_for(reader).filter(pk=other_id).first()
    if other is None:
        raise Http404
    return other


def people_for(reader: Person) -> QuerySet[Person]:
    """Everybody the reader may see: no block stands between them. Muted people are included."""
    made = Block.objects.filter(by=reader).values("of_id")
    met = Block.objects.filter(of=reader).values("by_id")
    return Person.objects.exclude(pk__in=made).exclude(pk__in=met)


def blocked_by(person: Person) -> list[Person]:
    """Whom `person` blocked, by name."""
    return sorted(Person.objects.filter(blocks_met__by=person), key=lambda other: other.name_key)


def muted_by(person: Person) -> list[Person]:
    """Whom `person` muted, by name."""
    return sorted(Person.objects.filter(mutes_met__by=person), key=lambda other: other.name_key)


def topics_to_choose() -> list[Topic]:
    """The list of topics as the host keeps it, without the hidden ones."""
    return list(Topic.objects.filter(hidden_at=None))


def topics_named(slugs: Iterable[str]) -> list[Topic]:
    """These topics in the list's order, hidden ones too: somebody chose them when they were shown."""
    wanted = list(slugs)
    return list(Topic.objects.filter(slug__in=wanted)) if wanted else []
