"""Blocking and muting, and undoing either. Nobody is told."""

from uuid import UUID

from django.http import Http404

from samesky.live.revoking import revoke
from samesky.people.acting import acting
from samesky.people.blocking import changed
from samesky.people.models import Block, Mute, Person
from samesky.people.queries import person_for

LIST = "/me/apart"


def block(person: Person, other_id: UUID, once: str = "") -> None:
    """From now on the two are invisible to each other, on open pages too. Raises Http404 for somebody not to be seen."""
    with acting(person, once) as act:
        other = _somebody_else(person, other_id)
        Block.objects.get_or_create(by=person, of=other)
        _tell_those_above(person.pk, other.pk)
        _look_again(person.pk, other.pk)
        act.result = LIST


def unblock(person: Person, other_id: UUID, once: str = "") -> None:
    """Take one's own block back. Nothing happens when there was none."""
    with acting(person, once) as act:
        gone, _ = Block.objects.filter(by=person, of_id=other_id).delete()
        if gone:
            _tell_those_above(person.pk, other_id)
            _look_again(person.pk, other_id)
        act.result = LIST


def mute(person: Person, other_id: UUID, once: str = "") -> None:
    """`person` reads nothing of the other for now; the other notices nothing. Raises Http404."""
    with acting(person, once) as act:
        other = _somebody_else(person, other_id)
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


def _somebody_else(person: Person, other_id: UUID) -> Person:
    if person.pk == other_id:
        raise Http404
    return person_for(person, other_id)


def _tell_those_above(one: UUID, other: UUID) -> None:
    for look in changed:
        look(one, other)


def _look_again(*person_ids: UUID) -> None:
    """Their open pages look anew, and their streams come back, so that who may see whom is asked again."""
    for person_id in person_ids:
        revoke(person_id=person_id, afresh=True)
