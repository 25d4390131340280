"""A proof of attendance: that somebody was at a gathering of this place on a day, for so long. Never of which group, or of what kind.

Here are only the words that are signed, as bytes that are always the same; who signs them is outside.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

VERSION = 1
NUMBER_BYTES = 16
"""A random number makes each proof one of its own: it says nothing about who asked or how many did."""
LONGEST_NAME = 80
LONGEST_PLACE = 120
LONGEST_PROOF = 3_000
"""Bytes; two texts of these lengths need less, whatever the script."""
MOST_MINUTES = 24 * 60
_JOINERS = dict.fromkeys((0x200C, 0x200D))
"""Not seen, but names in several scripts need them."""
_NUMBER = re.compile(rf"[0-9a-f]{{{2 * NUMBER_BYTES}}}")


class BadProof(ValueError):
    """No such proof can be made; the text names what is wrong, for developers."""


@dataclass(frozen=True)
class Proof:
    """place: this Samesky's own name; number: random, hexadecimal; name: typed for the paper and stored nowhere, or empty. BadProof."""

    place: str
    day: date
    minutes: int
    number: str
    name: str = ""

    def __post_init__(self) -> None:
        if type(self.minutes) is not int or not 1 <= self.minutes <= MOST_MINUTES:
            raise BadProof("minutes: 1 to a day")
        if not _NUMBER.fullmatch(self.number):
            raise BadProof("number: 16 bytes, hexadecimal")
        if not _is_line(self.place, LONGEST_PLACE) or not self.place:
            raise BadProof("place: one line of up to 120")
        if not _is_line(self.name, LONGEST_NAME):
            raise BadProof("name: one line of up to 80")


def proof_of(place: str, day: date, minutes: int, number: bytes, name: str = "") -> Proof:
    """The proof, its texts as one line each (NFC, single spaces). Raises BadProof."""
    return Proof(_line(place), day, minutes, number.hex(), _line(name))


def canonical(proof: Proof) -> bytes:
    """What is signed: JSON with sorted names and no spaces, in ASCII."""
    said = {
        "day": proof.day.isoformat(),
        "minutes": proof.minutes,
        "name": proof.name,
        "number": proof.number,
        "place": proof.place,
        "what": "attendance",
        "version": VERSION,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii")


def read(signed: bytes) -> Proof | None:
    """The proof that these bytes are, when they are one and written exactly so; whether the signature fits is asked elsewhere."""
    if len(signed) > LONGEST_PROOF:
        return None
    try:
        said = json.loads(signed)
        proof = Proof(
            said["place"], date.fromisoformat(said["day"]), said["minutes"], said["number"], said["name"]
        )
        return proof if canonical(proof) == signed else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _is_line(text: str, longest: int) -> bool:
    return len(text) <= longest and text == _line(text) and text.translate(_JOINERS).isprintable()
