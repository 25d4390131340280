"""The way-back code: made by chance, kept as a hash, shown once. Between its making and its showing it rests sealed in the session."""

import base64
import hashlib
import hmac
import secrets

from django.http import HttpRequest

from samesky.people.core import codes
from samesky.people.keyring import KeyGone
from samesky.people.models import Person
from samesky.people.sealing import SealBroken, seal, unseal

SHOWN = "way_back"
PLACE = b"session.way_back\n"


def new_code() -> str:
    """Sixteen characters: 79 bits by chance."""
    return "".join(secrets.choice(codes.ALPHABET) for _ in range(codes.LENGTH))


def hash_of(person: Person, code: str) -> str:
    """What is kept. 79 random bits cannot be guessed from a fast hash, so it need not be a slow one; the id makes it this person's."""
    return hashlib.blake2b(
        codes.bare(code).encode(), key=person.pk.bytes, digest_size=32, person=b"way back"
    ).hexdigest()


def is_right(person: Person, code: str) -> bool:
    """Whether this is the person's code. Takes as long for somebody without one."""
    return hmac.compare_digest(hash_of(person, code), person.way_back_hash or "-")


def show_once(request: HttpRequest, person: Person, code: str, onward: str) -> None:
    """Keep the code, sealed, until it is shown; and where to go on to."""
    sealed = base64.b64encode(seal(code.encode(), person.key_id, PLACE + person.pk.bytes)).decode()
    request.session[SHOWN] = {"code": sealed, "onward": onward}


def shown(request: HttpRequest, person: Person) -> tuple[str, str]:
    """The code (empty when it was shown before) and where to go on to. After this call the code is nowhere."""
    kept = request.session.pop(SHOWN, None)
    if not kept:
        return "", "/today"
    try:
        code = (
            unseal(base64.b64decode(kept["code"]), PLACE + person.pk.bytes).decode() if kept["code"] else ""
        )
    except (SealBroken, KeyGone):
        code = ""
    request.session[SHOWN] = {"code": "", "onward": kept["onward"]}
    return code, kept["onward"]
