"""The scripts that come with the place, in the language of the page where they were translated, else in English."""

from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from samesky.circles.scripts.reading import Shipped, script_from

FOLDER = Path(__file__).parent
ORDER = (
    "first-circle",
    "sunday-circle",
    "a-hard-week",
    "remembering-somebody",
    "little-victories",
    "what-helps-me-sleep",
)


def shipped() -> tuple[Shipped, ...]:
    """All of them, in the order in which they are shown."""
    return tuple(_read(_language(name), name) for name in ORDER)


def shipped_script(name: str) -> Shipped | None:
    """The one of this name, if there is one."""
    return _read(_language(name), name) if name in ORDER else None


def _language(name: str) -> str:
    """A translated script lies in a folder called like its language."""
    wanted = (get_language() or "en").lower()
    for language in (wanted, wanted.split("-")[0]):
        if language.replace("-", "").isalpha() and (FOLDER / language / f"{name}.toml").is_file():
            return language
    return "en"


@cache
def _read(language: str, name: str) -> Shipped:
    return script_from((FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"), name)
