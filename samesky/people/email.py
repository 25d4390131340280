"""An e-mail address for the way back: sealed, confirmed by a link, shown to nobody, not even to the person in full."""

import hashlib
from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import signing

from samesky.people.models import Person
from samesky.people.sealing import read

CONFIRM_WITHIN = 24 * 60 * 60


class WayBackTokens(PasswordResetTokenGenerator):
    """A link that lives an hour (PASSWORD_RESET_TIMEOUT) and dies with the first use, a new passphrase, or another address."""

    key_salt = "samesky.people.way_back.email"

    def _make_hash_value(self, user: Person, timestamp: int) -> str:
        parts = [
            user.pk.hex,
            user.password,
            user.way_back_hash,
            _mark(user),
            str(user.last_login or ""),
            str(timestamp),
        ]
        return "\n".join(parts)


tokens = WayBackTokens()


def shortened(address: str) -> str:
    """Enough to recognise one's own address by: "h…@example.org"."""
    name, _, place = address.partition("@")
    return f"{name[:1]}…@{place}"


def address_of(person: Person) -> str:
    """The person's address, for writing to them and for nothing else; empty when they gave none."""
    return read(person, "email")


def confirmation(person: Person) -> str:
    """A token that says: whoever reads mail at this address agrees."""
    return signing.dumps([person.pk.hex, _mark(person)], salt="samesky.people.email")


def confirmed_by(token: str) -> Person | None:
    """Whose address the token confirms; None when it is old, changed, or the address is another by now."""
    try:
        person_id, mark = signing.loads(token, salt="samesky.people.email", max_age=CONFIRM_WITHIN)
        person = Person.objects.filter(pk=UUID(person_id)).first()
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return person if person and person.email_sealed and _mark(person) == mark else None


def _mark(person: Person) -> str:
    return hashlib.sha256(bytes(person.email_sealed or b"")).hexdigest()[:16]
