"""Signing that somebody was there, with the place's own key. Nothing is written down of it: neither who asked nor the name on the paper."""

import secrets
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction

from samesky.gatherings.core.attendance import NUMBER_BYTES, Proof, canonical, proof_of
from samesky.gatherings.models import SigningKey
from samesky.gatherings.proof_code import code_of
from samesky.people import sealing
from samesky.people.keyring import KeyGone
from samesky.people.placekey import place_key
from samesky.people.sealing import SealBroken


def prove(day: date, minutes: int, name: str) -> tuple[Proof, str]:
    """The proof and its code. Each has a number of its own, so that two papers cannot be told to be of one person. Raises BadProof."""
    proof = proof_of(settings.PLACE_NAME, day, minutes, secrets.token_bytes(NUMBER_BYTES), name)
    signed = canonical(proof)
    return proof, code_of(signed, _key().sign(signed))


def _key() -> Ed25519PrivateKey:
    """The newest that can still be read, else a new one. Two made at the same moment are both good."""
    for row in SigningKey.objects.exclude(private_sealed=None).order_by("-made_at", "-pk"):
        try:
            return Ed25519PrivateKey.from_private_bytes(sealing.read_bytes(row, "private"))
        except (KeyGone, SealBroken):
            continue
    return _make()


def _make() -> Ed25519PrivateKey:
    key, place = Ed25519PrivateKey.generate(), place_key()
    row = SigningKey(public=key.public_key().public_bytes_raw())
    sealing.put(row, "private", key.private_bytes_raw(), key=place)
    with transaction.atomic():
        row.save(force_insert=True)
    return key
