"""What is not well with a place, in plain sentences: apps register what `samesky doctor` looks at and asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samesky.kit.registry import Registry


@dataclass(frozen=True)
class Unwell:
    """One thing that is not well: what it is, and what to do about it. `grave`: the place should not be served like this."""

    what: str
    to_do: str
    grave: bool = True


Look = Callable[[], Iterable[Unwell]]
"""Looks at one side of the place and yields what is not well. Nobody's words, no secrets. It may raise: that is said, too."""


@dataclass(frozen=True)
class Question:
    """Something a host should be able to show, with name and date, before a place opens. We ask; we cannot check."""

    words: str
    order: int


looks: Registry[Look] = Registry("looks")
questions: Registry[Question] = Registry("questions", key=lambda question: question.order)
