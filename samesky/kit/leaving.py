"""What must happen when somebody leaves or asks for everything about them: registries that every app with rows about people fills.

A test fails when a model that points at a person has neither an eraser nor a written exemption.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samesky.kit.registry import Registry


@dataclass(frozen=True)
class Eraser:
    """How one app forgets a person.

    erase: deletes their rows (words, choices, traces). make_nobodys: re-encrypts what stays under its group's key, without author.
    Both take the person's id, run inside the leaving's transaction, and may be run again. models: labels like "shares.Share" they cover.
    """

    models: tuple[str, ...]
    erase: Callable[[UUID], None]
    make_nobodys: Callable[[UUID], None] | None = None


@dataclass(frozen=True)
class Exporter:
    """What one app gives a person of theirs: `collect` takes the person's id and returns JSON-ready values. Others' words are counted only."""

    title: str
    collect: Callable[[UUID], list[dict[str, Any]]]
    notes: str = field(default="")


erasers: Registry[Eraser] = Registry("erasers")
exporters: Registry[Exporter] = Registry("exporters")
exempt: dict[str, str] = {}
"""Model label -> the reason why it needs no eraser."""
