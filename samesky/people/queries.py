"""Reads about people, each starting from the person who asks."""

from uuid import UUID

from samesky.people.models import Block, Mute, Person


def hidden_from(person: Person) -> set[UUID]:
    """Ids of people `person` must not see: blocked in either direction, or muted by them. One query."""
    made = Block.objects.filter(by=person).values_list("of_id", flat=True)
    met = Block.objects.filter(of=person).values_list("by_id", flat=True)
    muted = Mute.objects.filter(by=person).values_list("of_id", flat=True)
    return set(made.union(met, muted))


def those_who_may_not_see(author_id: UUID, reader_ids: set[UUID]) -> set[UUID]:
    """Of `reader_ids`, those for whom `author_id` is hidden (a block either way, or muted by the reader). One query."""
    made = Block.objects.filter(by_id__in=reader_ids, of_id=author_id).values_list("by_id", flat=True)
    met = Block.objects.filter(of_id__in=reader_ids, by_id=author_id).values_list("of_id", flat=True)
    muted = Mute.objects.filter(by_id__in=reader_ids, of_id=author_id).values_list("by_id", flat=True)
    return set(made.union(met, muted))


def are_apart(one: Person, other_id: UUID) -> bool:
    """Whether a block stands between the two, whoever made it."""
    return Block.objects.filter(by=one, of_id=other_id).exists() or Block.objects.filter(by_id=other_id, of=one).exists()
