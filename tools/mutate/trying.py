"""Whether the tests notice a mutant. Each is tried in a process of its own, forked from one that is ready; no file is changed."""

import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import itertools
import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from types import ModuleType

import hypothesis
import hypothesis.stateful
from hypothesis import strategies as st

from tools.mutate.making import ROOT
from tools.mutate.mutant import Mutant
from tools.mutate.ready import make_ready
from tools.mutate.running import run

TOO_LONG, TOO_LONG_AT_TABLES = 12, 4
"""Seconds of work; the tests need three, those of the tables less than one. A mutant that runs on and on is noticed too."""
TESTS = ROOT / "samesky" / "circles" / "tests" / "core"
LAST = ["test_machine", "test_table", "test_tables_always"]
"""These play whole circles; the examples go first, which take no time."""


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives Python the mutant where it asks for the module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(
        self, name: str, path: object, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.mutant.module:
            return None
        return importlib.util.spec_from_loader(name, self, origin=self.mutant.file)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.mutant.code, self.mutant.file, "exec"), module.__dict__)


def at_tables(mutant: Mutant) -> bool:
    return "/tables/" in mutant.file


def tests_for(mutant: Mutant) -> list[str]:
    """The modules of tests that look at this part of the core."""
    tables = at_tables(mutant)
    stems = [path.stem for path in TESTS.glob("test_*.py")]
    found = [stem for stem in stems if (stem.startswith("test_tables")) is tables]
    return [
        f"samesky.circles.tests.core.{stem}" for stem in sorted(found, key=lambda stem: (stem in LAST, stem))
    ]


def warm() -> None:
    """What every child needs, once, before the first fork: the same few examples each time, and no search for the smallest."""
    hypothesis.settings.register_profile(
        "mutants", max_examples=20, derandomize=True, database=None, deadline=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    hypothesis.settings.load_profile("mutants")
    hypothesis.given(st.lists(st.integers()))(lambda _: None)()


def _in_a_child(mutant: Mutant, tests: list[str]) -> int:
    """0 when every test passed, so that the mutant lives; else which module of tests noticed it, counted from 1."""
    sys.meta_path.insert(0, _Instead(mutant))
    return next((number for number, name in enumerate(tests, 1) if not run(name)), 0)


def _fork(mutant: Mutant, tests: list[str]) -> int:
    child = os.fork()
    if child:
        return child
    seconds = TOO_LONG_AT_TABLES if at_tables(mutant) else TOO_LONG
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    result = 1
    with contextlib.suppress(BaseException):
        result = _in_a_child(mutant, tests)
    os._exit(result)


def _starting_with(first: str | None, tests: list[str]) -> list[str]:
    return sorted(tests, key=lambda name: name != first)


def unchanged(file: str) -> Mutant:
    """The file as it is: the tests must find nothing wrong with it."""
    return Mutant(file, "", "", (ROOT / file).read_text())


def try_them(mutants: Iterable[Mutant], workers: int) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant with whether it lives, as they finish. What noticed the last mutant of a file is asked first about its next."""
    waiting = iter(mutants)
    running: dict[int, tuple[Mutant, list[str]]] = {}
    first: dict[str, str] = {}
    ready = ""
    while True:
        for mutant in itertools.islice(waiting, workers - len(running)):
            if mutant.file != ready:
                make_ready(ready := mutant.file)
            tests = _starting_with(first.get(mutant.file), tests_for(mutant))
            running[_fork(mutant, tests)] = mutant, tests
        if not running:
            return
        child, status = os.waitpid(-1, os.WNOHANG)
        if not child:
            time.sleep(0.01)
            continue
        mutant, tests = running.pop(child)
        if noticed := os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 0:
            first[mutant.file] = tests[noticed - 1]
        yield mutant, status == 0
