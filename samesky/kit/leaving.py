"""What must happen when somebody leaves or asks for everything about them: registries that every app with rows about people fills.

A test fails when a model that points at a person has neither an eraser nor a written exemption.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samesky.kit.registry import Registry

Step = Callable[[UUID], bool | None]
"""Takes the person's id, and does a bounded part of the work in the transaction it is called in. True: there is more, call
again. It may be interrupted anywhere and run again, also when the person is gone already: what is done stays done."""


@dataclass(frozen=True)
class Eraser:
    """How one app forgets a person.

    erase: deletes their rows (words, choices, traces). make_nobodys: re-encrypts what stays under its group's key, without author;
    without it, whoever leaves is erased here either way. models: labels like "shares.Share" they cover.
    """

    models: tuple[str, ...]
    erase: Step
    make_nobodys: Step | None = None


@dataclass(frozen=True)
class Exporter:
    """What one app gives a person of theirs: `collect` takes the person's id and yields JSON-ready rows, few at a time.

    Others' words are counted only. It may be asked twice for one copy.
    """

    title: str
    collect: Callable[[UUID], Iterable[dict[str, Any]]]
    notes: str = field(default="")


erasers: Registry[Eraser] = Registry("erasers")
exporters: Registry[Exporter] = Registry("exporters")
exempt: dict[str, str] = {}
"""Model label -> the reason why it needs no eraser."""
