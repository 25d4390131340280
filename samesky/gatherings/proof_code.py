"""A proof of attendance as a line that can be copied: `what was signed`.`signature`, both base64url (RFC 4648, section 5), no padding."""

import base64
import binascii

from samesky.gatherings.core.attendance import LONGEST_PROOF

LONGEST = 2 * LONGEST_PROOF
"""Characters; more is no code of ours."""
SIGNATURE = 64
"""Bytes of an Ed25519 signature (RFC 8032, section 5.1.6)."""


def code_of(signed: bytes, signature: bytes) -> str:
    """The line on the paper."""
    return f"{_text(signed)}.{_text(signature)}"


def parts_of(code: str) -> tuple[bytes, bytes] | None:
    """(what was signed, signature), whatever spaces and line ends came with it; None when it is no such line."""
    line = "".join(code.split())
    said, dot, signature = line.partition(".")
    if not dot or len(line) > LONGEST or not line.isascii():
        return None
    try:
        signed, sealed = _bytes(said), _bytes(signature)
    except (binascii.Error, ValueError):
        return None
    return (signed, sealed) if len(sealed) == SIGNATURE and code_of(signed, sealed) == line else None


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
