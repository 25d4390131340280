"""Runs a module of tests as pytest would, without what pytest needs before: that takes longer than the tests themselves.

The tests of circles/core ask for no fixtures; their `parametrize` marks are all that has to be understood.
"""

import importlib
import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest


def run(name: str) -> bool:
    """Import the module and call each of its tests; False at the first that fails."""
    try:
        for test, wishes in tests_in(name):
            test(**wishes)
    except Exception:
        return False
    return True


def tests_in(name: str) -> Iterator[tuple[Callable[..., object], Mapping[str, Any]]]:
    module = importlib.import_module(name)
    for word, test in list(vars(module).items()):
        if not word.startswith("test_") or not inspect.isfunction(test) or test.__module__ != name:
            continue
        marks = getattr(test, "pytestmark", [])
        if not any(mark.name == "long" for mark in marks):
            yield from ((test, wishes) for wishes in _each_of(marks))


def _each_of(marks: list[pytest.Mark]) -> Iterator[dict[str, Any]]:
    """Every combination of what the marks give."""
    given = [list(_values(*mark.args[:2])) for mark in marks if mark.name == "parametrize"]
    for combination in itertools.product(*given):
        yield {name: value for one in combination for name, value in one.items()}


def _values(names: str | tuple[str, ...], values: Any) -> Iterator[dict[str, Any]]:
    split = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    for value in values:
        yield dict(zip(split, value, strict=True)) if len(split) > 1 else {split[0]: value}
