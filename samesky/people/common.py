"""Whether a passphrase may be chosen: the rules of core.passphrases with Django's list of common ones."""

from functools import lru_cache

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator

from samesky.kit.cast import PASSPHRASE
from samesky.people.core import passphrases


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def is_rehearsals(passphrase: str) -> bool:
    """The cast's passphrase is printed in the documentation: it opens nothing outside a rehearsal."""
    return not settings.REHEARSAL and passphrases.normal(passphrase).casefold() == PASSPHRASE


def is_common(passphrase: str, pen_name: str = "") -> bool:
    """Whether many people would try this first; the pen name itself is one of the things they try."""
    also = {
        pen_name.casefold(),
        "".join(sign for sign in pen_name.casefold() if sign.isalnum()),
        "samesky",
    } - {""}
    return is_rehearsals(passphrase) or passphrases.is_common(passphrase, _common(), also)
