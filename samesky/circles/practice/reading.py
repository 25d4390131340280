"""From the text of the characters' file to characters. What is broken is said in a sentence that names the place."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from samesky.circles.core.plan import Kind
from samesky.circles.practice.core.characters import Character, What

FOLDER = Path(__file__).parent
KEYS = {"name", "what", "about", "could"}
MORE = {"says", "held"}
LONGEST_NAME = 40


class BadCharacter(ValueError):
    """A character that cannot play. The message says which and why."""


def characters() -> tuple[Character, ...]:
    """All of them, in the order in which they come, in the language of the page where they were translated."""
    wanted = (get_language() or "en").lower().split("-")[0]
    there = wanted.isalpha() and (FOLDER / wanted / "characters.toml").is_file()
    return _read(wanted if there else "en")


def character(name: str) -> Character | None:
    """The one of this name, if there is one."""
    return next((one for one in characters() if one.name == name), None)


@cache
def _read(language: str) -> tuple[Character, ...]:
    return characters_from((FOLDER / language / "characters.toml").read_text(encoding="utf-8"))


def characters_from(text: str) -> tuple[Character, ...]:
    """Those of one file. Raises BadCharacter."""
    try:
        told = tomllib.loads(text)["character"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise BadCharacter(f"these are no characters: {error}") from None
    found = tuple(_character(one, place) for place, one in enumerate(told, start=1))
    if len({one.name for one in found}) != len(found):
        raise BadCharacter("two have the same name")
    return found


def _character(told: dict[str, Any], place: int) -> Character:
    where = f"character {place}"
    if missing := KEYS - told.keys():
        raise BadCharacter(f"{where}: {', '.join(sorted(missing))} is missing")
    if strange := told.keys() - KEYS - MORE:
        raise BadCharacter(f"{where}: nobody knows {', '.join(sorted(strange))}")
    if not all(isinstance(told[key], str) and told[key].strip() for key in ("name", "what", "about")):
        raise BadCharacter(f"{where}: name, what and about are words")
    if len(told["name"]) > LONGEST_NAME:
        raise BadCharacter(f"{where}: the name is too long")
    try:
        what = What(told["what"])
        says = {Kind(part): _lines(lines, where) for part, lines in told.get("says", {}).items()}
    except ValueError as error:
        raise BadCharacter(f"{where}: {error}") from None
    held, could = (_lines(told.get(key, []), where) for key in ("held", "could"))
    return Character(told["name"], what, told["about"], says, held, could)


def _lines(told: Any, where: str) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(line, str) and line.strip() for line in told):
        raise BadCharacter(f"{where}: these are no lines")
    return tuple(told)
