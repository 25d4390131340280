"""Joining: a pen name, a passphrase, a key of one's own, a way back."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from samesky.kit.text import name_key
from samesky.people.actions.way_back import renew
from samesky.people.keyring import destroy_key, make_key
from samesky.people.models import Once, Person
from samesky.people.way_back import hash_of, new_code


class NameTaken(Exception):
    """Somebody took this pen name first."""


@dataclass(frozen=True)
class Joined:
    person: Person
    code: str


def join(pen_name: str, passphrase: str, *, once: str = "") -> Joined:
    """Make the account. A second send of the same form, with the right passphrase, comes to the same account with a fresh code.

    Raises NameTaken. The token alone proves nothing; it only tells a double tap from a stranger with the same idea.
    """
    before = _sent_before(pen_name, passphrase, once)
    if before:
        return Joined(before, renew(before))
    password, key, code = make_password(passphrase), make_key(), new_code()
    try:
        with transaction.atomic():
            person = Person(pen_name=pen_name, key_id=key, password=password)
            person.way_back_hash = hash_of(person, code)
            person.save(force_insert=True)
            if once:
                Once.objects.create(person=person, token=once, result="/join/way-back")
    except IntegrityError:
        destroy_key(key)
        before = _sent_before(pen_name, passphrase, once)
        if before is None:
            raise NameTaken from None
        return Joined(before, renew(before))
    return Joined(person, code)


def _sent_before(pen_name: str, passphrase: str, once: str) -> Person | None:
    same = (
        Once.objects.filter(token=once, person__name_key=name_key(pen_name)).select_related("person").first()
    )
    return same.person if once and same and same.person.check_password(passphrase) else None
