"""The jar of a coffee chat: cards in the language of the page where they were translated, else in English. A card is known by its place."""

import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FOLDER = Path(__file__).parent


def cards() -> tuple[str, ...]:
    """All cards of the jar. Every language has as many, in the same order: two people at one table read the same card."""
    own = _read(_language())
    return own if len(own) == len(_read("en")) else _read("en")


def card(index: int) -> str:
    """One card; "" for one that is no longer in the jar."""
    found = cards()
    return found[index] if 0 <= index < len(found) else ""


def _language() -> str:
    wanted = (get_language() or "en").lower()
    for language in (wanted, wanted.split("-")[0]):
        if language.replace("-", "").isalpha() and (FOLDER / language / "jar.toml").is_file():
            return language
    return "en"


@cache
def _read(language: str) -> tuple[str, ...]:
    told = tomllib.loads((FOLDER / language / "jar.toml").read_text(encoding="utf-8"))
    return tuple(told["cards"])
