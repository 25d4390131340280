"""From the text of a script's file to a script. What is broken is said in a sentence that names the file and the place."""

import tomllib
from dataclasses import dataclass
from typing import Any

from samesky.circles.core.plan import BadPlan, Kind
from samesky.circles.core.times import MINUTE
from samesky.circles.scripts.written import LENGTHS, MOST_ROUNDS, TURN_TIMES, Part, Written
from samesky.design.centrepieces import CENTREPIECES

Table = dict[str, Any]
KEYS: dict[str, type | tuple[type, ...]] = {
    "title": str,
    "about": str,
    "kind": str,
    "centrepiece": str,
    "capacity": int,
    "minutes": int,
    "welcome": str,
    "agreements": list,
    "closing": str,
    "part": list,
}
PART_KEYS: dict[str, type | tuple[type, ...]] = {"kind": str, "prompt": str, "minutes": (int, float)}


class BadScript(ValueError):
    """A script's file that cannot be used. The message names the file and what is wrong."""


@dataclass(frozen=True)
class Shipped:
    """A script that comes with the place. name: its file's; about: when it fits."""

    name: str
    about: str
    written: Written


def script_from(text: str, name: str) -> Shipped:
    """The script that one file tells of. Raises BadScript."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadScript(f"{name}: this is not TOML: {error}") from None
    _has(told, KEYS, name)
    written = Written(
        title=told["title"],
        parts=tuple(_part(part, f"{name}, part {n}") for n, part in enumerate(told["part"], start=1)),
        kind=told["kind"],
        centrepiece=told["centrepiece"],
        capacity=told["capacity"],
        longest=told["minutes"] * MINUTE,
        welcome=told["welcome"].strip(),
        agreements=tuple(told["agreements"]),
        closing=told["closing"].strip(),
    )
    _holds(written, name)
    return Shipped(name, told["about"].strip(), written)


def _has(told: Table, keys: dict[str, type | tuple[type, ...]], where: str) -> None:
    """Exactly these keys, each of its kind."""
    if missing := keys.keys() - told.keys():
        raise BadScript(f"{where}: {', '.join(sorted(missing))} is missing")
    if strange := told.keys() - keys.keys():
        raise BadScript(f"{where}: nobody knows {', '.join(sorted(strange))}")
    for key, kind in keys.items():
        if not isinstance(told[key], kind) or isinstance(told[key], bool):
            raise BadScript(f"{where}: {key} is of the wrong kind")


def _part(told: Any, where: str) -> Part:
    if not isinstance(told, dict):
        raise BadScript(f"{where}: this is no part")
    _has(told, PART_KEYS, where)
    try:
        kind = Kind(told["kind"])
    except ValueError:
        raise BadScript(f"{where}: nobody knows a part called {told['kind']}") from None
    turn = round(told["minutes"] * MINUTE)
    if turn not in TURN_TIMES:
        raise BadScript(f"{where}: a turn cannot have {told['minutes']} minutes")
    return Part(kind, told["prompt"].strip(), turn)


def _holds(written: Written, name: str) -> None:
    """What the form would have asked for."""
    kinds = {part.kind for part in written.parts}
    wrong = {
        "kind is circle or workshop": written.kind not in ("circle", "workshop"),
        "there is no such centrepiece": written.centrepiece not in CENTREPIECES,
        "minutes is not one of the lengths": written.longest not in LENGTHS,
        "an agreement is a line": not all(isinstance(one, str) and one for one in written.agreements),
        "too many rounds": len(written.rounds) > MOST_ROUNDS,
        "a round asks something": not all(part.prompt for part in written.rounds),
        "a workshop collects methods, a circle does not": (Kind.METHODS in kinds)
        != (written.kind == "workshop"),
        "it has no title": not written.title.strip(),
    }
    for what, it_is in wrong.items():
        if it_is:
            raise BadScript(f"{name}: {what}")
    try:
        written.plan()
    except BadPlan as error:
        raise BadScript(f"{name}: {error}") from None
