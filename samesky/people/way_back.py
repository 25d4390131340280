"""The way-back code: made by chance, kept as a hash, shown once. Between its making and its showing it rests sealed in the session."""

import base64
import hashlib
import hmac
import secrets
from datetime import timedelta

from django.http import HttpRequest

from samesky.kit.clock import now
from samesky.people.core import codes
from samesky.people.keyring import KeyGone
from samesky.people.models import Person
from samesky.people.sealing import SealBroken, seal, unseal

SHOWN = "way_back"
RENEWABLE = timedelta(minutes=10)
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
    request.session[SHOWN] = {"code": sealed, "onward": onward, "until": (now() + RENEWABLE).timestamp()}


def may_renew(request: HttpRequest) -> str | None:
    """Where to go on to, while another code may be made without the passphrase: shortly after it was shown, in that session."""
    kept = request.session.get(SHOWN)
    return str(kept["onward"]) if kept and now().timestamp() < kept["until"] else None


def shown(request: HttpRequest, person: Person) -> tuple[str, str]:
    """The code (empty when it was shown before) and where to go on to. After this call the code is nowhere."""
    kept = request.session.get(SHOWN) or {"code": "", "onward": "/today"}
    if not kept["code"]:
        return "", kept["onward"]
    request.session[SHOWN] = kept | {"code": ""}
    try:
        return unseal(base64.b64decode(kept["code"]), PLACE + person.pk.bytes).decode(), kept["onward"]
    except (SealBroken, KeyGone):
        return "", kept["onward"]
