"""Blocking and muting, and undoing either. Nobody is told."""

from uuid import UUID

from samesky.live.revoking import revoke
from samesky.people.acting import acting
from samesky.people.models import Block, Mute, Person
from samesky.people.queries import person_for

LIST = "/me/apart"


def block(person: Person, other_id: UUID, once: str = "") -> None:
    """From now on the two are invisible to each other, on open pages too. Raises Http404 for somebody not to be seen."""
    with acting(person, once) as act:
        other = person_for(person, other_id)
        Block.objects.get_or_create(by=person, of=other)
        _look_again(person.pk, other.pk)
        act.result = LIST


def unblock(person: Person, other_id: UUID, once: str = "") -> None:
    """Take one's own block back. Nothing happens when there was none."""
    with acting(person, once) as act:
        gone, _ = Block.objects.filter(by=person, of_id=other_id).delete()
        if gone:
            _look_again(person.pk, other_id)
        act.result = LIST


def mute(person: Person, other_id: UUID, once: str = "") -> None:
    """`person` reads nothing of the other for now; the other notices nothing. Raises Http404."""
    with acting(person, once) as act:
        other = person_for(person, other_id)
        Mute.objects.get_or_create(by=person, of=other)
        _look_again(person.pk)
        act.result = LIST


def unmute(person: Person, other_id: UUID, once: str = "") -> None:
    """Read the other again."""
    with acting(person, once) as act:
        gone, _ = Mute.objects.filter(by=person, of_id=other_id).delete()
        if gone:
            _look_again(person.pk)
        act.result = LIST


def _look_again(*person_ids: UUID) -> None:
    """Their open streams end and connect anew, so that who may see whom is asked again."""
    for person_id in person_ids:
        revoke(person_id=person_id)
