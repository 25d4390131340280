"""The address notices go to: sealed under the person's key, confirmed by a link, shown to nobody, not even to the person in full."""

import hashlib
from uuid import UUID

from django.core import signing

from samesky.notices.models import EmailChoice
from samesky.people.sealing import read

CONFIRM_WITHIN = 24 * 60 * 60
SALT = "samesky.notices.confirm"


def address_of(choice: EmailChoice) -> str:
    """Where to write, and for nothing else; empty when none was given. Raises KeyGone for somebody who has left."""
    return read(choice, "address")


def confirmation(choice: EmailChoice) -> str:
    """A token that says: whoever reads mail at this address agrees. It holds chance only."""
    return signing.dumps([choice.id.hex, _seal_of(choice)], salt=SALT)


def confirmed_by(token: str) -> EmailChoice | None:
    """Whose address the token confirms; None when it is old, changed, or the address is another by now."""
    try:
        choice_id, seal = signing.loads(token, salt=SALT, max_age=CONFIRM_WITHIN)
        choice = EmailChoice.objects.filter(pk=UUID(choice_id)).first()
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    return choice if choice and choice.address_sealed and _seal_of(choice) == seal else None


def _seal_of(choice: EmailChoice) -> str:
    return hashlib.sha256(bytes(choice.address_sealed or b"")).hexdigest()[:16]
