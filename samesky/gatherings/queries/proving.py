"""Of what somebody may have a paper, and whether a paper is one of ours."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.http import Http404

from samesky.circles.models import Room
from samesky.circles.queries.after import came
from samesky.gatherings.core.attendance import MOST_MINUTES, Proof, read
from samesky.gatherings.models import Occurrence, SigningKey
from samesky.gatherings.proof_code import parts_of
from samesky.people.models import Person


@dataclass(frozen=True)
class Sat:
    """A room somebody sat in, and for how long it met, in whole minutes, at least one."""

    room: Room
    began: datetime
    minutes: int

    def day(self, zone: str) -> date:
        """The day on which it began, where the reader reads."""
        return self.began.astimezone(ZoneInfo(zone)).date()


def was_there(person: Person, room_id: UUID) -> Sat:
    """Raises Http404 for who did not sit there, for a rehearsal, while it is open, and once nobody knows any more who came.

    Whoever was asked to go, or has left the group since, was there all the same.
    """
    room = Room.objects.select_related("group").filter(id=room_id, practice=False).first()
    if room is None or room.closed_at is None or room.group_id is None:
        raise Http404
    if not came(person, room):
        raise Http404
    began = _began(room)
    minutes = round((room.closed_at - began).total_seconds() / 60)
    return Sat(room, began, min(max(minutes, 1), MOST_MINUTES))


def _began(room: Room) -> datetime:
    """Its room opens before a gathering begins; people are not there for the sake of an open door."""
    planned = Occurrence.objects.filter(room=room).values_list("starts_at", flat=True).first()
    assert room.closed_at is not None
    return planned if planned is not None and room.opened_at < planned < room.closed_at else room.opened_at


def checked(code: str) -> Proof | None:
    """What the code says, if a key of this place signed exactly that."""
    parts = parts_of(code)
    if parts is None:
        return None
    signed, signature = parts
    if not any(_fits(public, signature, signed) for public in _keys()):
        return None
    return read(signed)


def _keys() -> list[bytes]:
    rows = SigningKey.objects.order_by("-made_at", "-pk").values_list("public", flat=True)
    return [bytes(public) for public in rows]


def _fits(public: bytes, signature: bytes, signed: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
    except InvalidSignature:
        return False
    return True


def key_set() -> dict[str, list[dict[str, str]]]:
    """The public keys as a JWK set (RFC 7517, RFC 8037), the newest first."""
    return {"keys": [_as_jwk(public) for public in _keys()]}


def _as_jwk(public: bytes) -> dict[str, str]:
    name = hashlib.sha256(public).hexdigest()[:16]
    x = base64.urlsafe_b64encode(public).rstrip(b"=").decode()
    return {"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": name, "x": x}
