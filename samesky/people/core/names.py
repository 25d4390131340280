"""Pen names: how long they may be, which ones nobody may take, and what else would be free."""

import unicodedata
from collections.abc import Iterator

from samesky.kit.text import clean_line, name_key

SHORTEST = 2
LONGEST = 30
NEVER_SHOWN = {"Cc", "Cn", "Co", "Cs"}
PLACES = (
    "the hill",
    "the harbour",
    "the orchard",
    "the long road",
    "the north wind",
    "the early train",
    "the quiet street",
)
RESERVED = frozenset(
    name_key(name)
    for name in (
        "moderator", "moderators", "mod", "admin", "administrator", "host", "hosts", "staff", "team", "support", "helper",
        "help", "samesky", "same sky", "system", "root", "owner", "official", "safeguarding", "safeguarding lead", "lead",
        "facilitator", "keeper", "supporter", "peer supporter", "counsellor", "counselor", "therapist", "doctor", "nurse",
        "police", "crisis", "hotline", "everyone", "everybody", "nobody", "somebody", "someone", "anonymous", "me", "you", "we",
        "member", "members", "visitor", "watch", "on watch", "rehearsal", "deleted", "unknown", "test",
    )
)  # fmt: skip


def cleaned(pen_name: str) -> str:
    """The pen name as it will be written: one line, without signs that no device can show."""
    return "".join(sign for sign in clean_line(pen_name) if unicodedata.category(sign) not in NEVER_SHOWN)


def is_reserved(pen_name: str) -> bool:
    """Whether people would take the bearer for staff, for the place itself, or for nobody at all."""
    key = name_key(pen_name)
    return key in RESERVED or key.startswith(name_key("samesky"))


def others_like(pen_name: str) -> Iterator[str]:
    """Pen names close to this one, to try in this order: "Hana of the hill"."""
    for place in PLACES:
        name = f"{pen_name} of {place}"
        if len(name) <= LONGEST:
            yield name
    for number in range(2, 60):
        yield f"{pen_name[: LONGEST - 3]} {number}"
