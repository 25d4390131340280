"""What makes a passphrase too easy: how short it is, and whether it is, in any thin disguise, one that everybody tries first."""

import unicodedata
from collections.abc import Container

from samesky.kit.text import clean_line

SHORTEST = 10
LONGEST = 200

# The letters people put digits and signs in place of.
_DISGUISES = str.maketrans("0134578@$!", "oieastbasi")
_RUNS = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop azertyuiop"


def normal(passphrase: str) -> str:
    """The same passphrase from every keyboard: NFKC, no invisible characters, single spaces, none at the ends.

    Said until it stays the same: NFKC can bring new spaces ("¸"), and what was kept must be what is checked.
    """
    made = clean_line(unicodedata.normalize("NFKC", passphrase))
    return made if made == passphrase else normal(made)


def is_common(passphrase: str, common: Container[str], also: Container[str] = ()) -> bool:
    """Whether this, or what is left of it without disguise, stands in `common` or `also`, repeats itself, or is a run of keys."""
    return any(
        bare in common or bare in also or _is_run(bare) for bare in _barer(normal(passphrase).casefold())
    )


def _barer(text: str) -> set[str]:
    """`text` without signs, without disguise, without what was put around it, and said only once."""
    shapes = {text}
    for told in (text, text.strip("0123456789!?.,-_#*+ ")):
        letters = _alone(told)
        shapes |= {letters, _alone(told.translate(_DISGUISES)), letters.strip("0123456789")}
    return (
        shapes | {_once(shape) for shape in shapes} | {_once(shape).strip("0123456789") for shape in shapes}
    )


def _alone(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _once(text: str) -> str:
    """`text` without its repetition: "abcabcabc" is "abc"."""
    start = (text + text).find(text, 1)
    return text[:start] if 0 < start < len(text) else text


def _is_run(text: str) -> bool:
    return len(text) < 2 or text in _RUNS or text[::-1] in _RUNS
