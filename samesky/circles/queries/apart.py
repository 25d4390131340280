"""Law 14: two people of whom one blocked the other never sit together."""

from uuid import UUID

from samesky.circles.log import circle_of
from samesky.circles.models import Room
from samesky.circles.queries.rooms import people_in
from samesky.people.models import Block, Person


def kept_apart(person: Person, room: Room) -> bool:
    """Whether somebody who has a place there and this person are blocked, whoever did it."""
    others = set(people_in(room, circle_of(room.id)).values()) - {person.pk}
    return bool(blocked_among(person, others))


def has_blocked_in(person: Person, room: Room) -> bool:
    """Whether this person blocked somebody who has a place there: they are asked first, privately."""
    others = set(people_in(room, circle_of(room.id)).values())
    return Block.objects.filter(by=person, of_id__in=others).exists()


def blocked_among(person: Person, others: set[UUID]) -> set[UUID]:
    """Of these people, those who blocked this person or were blocked by them."""
    made = Block.objects.filter(by=person, of_id__in=others).values_list("of_id", flat=True)
    met = Block.objects.filter(of=person, by_id__in=others).values_list("by_id", flat=True)
    return {*made, *met}


def apart_pairs(some: set[UUID], others: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Every two of these, one of `some` and one of `others`, between whom a block stands, whoever made it."""
    made = Block.objects.filter(by_id__in=some, of_id__in=others).values_list("by_id", "of_id")
    met = Block.objects.filter(of_id__in=some, by_id__in=others).values_list("of_id", "by_id")
    return {*made, *met}
