"""Coming back without the passphrase."""

from django.db import transaction

from samesky.people import ending
from samesky.people.models import Person
from samesky.people.way_back import hash_of, new_code


def renew(person: Person) -> str:
    """A new code in place of the old one, for showing once."""
    code = new_code()
    Person.objects.filter(pk=person.pk).update(way_back_hash=hash_of(person, code))
    return code


def finish(person: Person, passphrase_hash: str, was: str) -> str | None:
    """Let the new passphrase hold and end every session; the new code, or None when the account changed since `was` was noted."""
    code = new_code()
    with transaction.atomic():
        unchanged = Person.objects.filter(pk=person.pk, password=was)
        if not unchanged.update(password=passphrase_hash, way_back_hash=hash_of(person, code)):
            return None
        ending.end_others(person, None)
    person.refresh_from_db()
    return code
