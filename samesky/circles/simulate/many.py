"""Many circles one after another, each judged as soon as it is over; the run's figures."""

import json
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from samesky.circles.simulate.between import interfering
from samesky.circles.simulate.checker import judge
from samesky.circles.simulate.faults import luck_of
from samesky.circles.simulate.laws.verdict import Verdict
from samesky.circles.simulate.laws.written import NAMES
from samesky.circles.simulate.one import One
from samesky.circles.simulate.place import Place, make_place
from samesky.circles.simulate.server import EPOCH
from samesky.people.keyring import ring

BEGINS = 1_767_636_000_000
APART = 6 * 3_600_000
"""Milliseconds from one circle's beginning to the next one's."""
Told = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """What is to be simulated."""

    people: int = 12
    circles: int = 1000
    faults: frozenset[str] = frozenset()
    seed: int = 1


def stories(wanted: Wanted, numbers: Iterable[int], place: Place) -> Iterator[Told]:
    """The story of each circle. In the database of `place`."""
    with interfering() as between:
        for number in numbers:
            luck = luck_of(wanted.seed, number, wanted.faults)
            with ring():
                yield One(number, place, luck, between, BEGINS + number * APART).told()


def a_place(people: int) -> Place:
    """People who have been in the group for long, in an empty database."""
    with ring():
        return make_place(people, EPOCH + timedelta(milliseconds=BEGINS, days=-400))


def run(
    wanted: Wanted, place: Place, numbers: Iterable[int], *, keep: str | None = None, until: int = 0
) -> Told:
    """Simulate and judge; the run's figures. Progress goes to standard error.

    keep: a file for the last story. until: a law; it is enough once that one was broken.
    """
    verdict, planted = Verdict(), Counter[str]()
    logging.getLogger("samesky.circles").addFilter(_not_here)
    try:
        for told in stories(wanted, numbers, place):
            verdict.add(judge(told))
            planted.update(told["planted"])
            if keep:
                Path(keep).write_text(json.dumps(told))
            if verdict.broken[until]:
                break
            if verdict.circles % 20 == 0:
                _say(f"{verdict.circles} circles, {sum(verdict.broken.values())} violations\n")
    finally:
        logging.getLogger("samesky.circles").removeFilter(_not_here)
    return {**figures(wanted, verdict), "happened": dict(sorted(planted.items()))}


def _not_here(record: logging.LogRecord) -> bool:
    """What a ticker says of a room that could not be settled is counted, and told by the checker."""
    return False


_say: Callable[[str], object] = sys.stderr.write


def figures(wanted: Wanted, verdict: Verdict) -> Told:
    """What `--json` prints. laws: for each how often it was put to the test and how often it did not hold."""
    return {
        "circles": verdict.circles,
        "people": wanted.people,
        "faults": sorted(wanted.faults),
        "seed": wanted.seed,
        "laws": {
            str(law): {"name": name, "cases": verdict.cases[law], "violations": verdict.broken[law]}
            for law, name in NAMES.items()
        },
        "violations": sum(verdict.broken.values()),
        "broken": [law for law in NAMES if verdict.broken[law]],
        "found": verdict.found,
        "lost": verdict.lost,
        "doubled": verdict.doubled,
        "turns_min": min(verdict.turns, default=0),
        "turns_max": max(verdict.turns, default=0),
    }
