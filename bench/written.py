"""docs/figures.md, in parts: each bench has its own, with the day and the machine it was measured on, and can be measured again alone."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from bench.figures import Figure, table

HEAD = """# Figures

Written by `make bench`, which measures everything; `python -m bench NAME` measures one part again and leaves the others as they were.
Trust the ratios, which come from one run, more than the times, which follow the machine. A load average above the number of cores
adds to every time.
"""
_PART = re.compile(r"^## (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Measured:
    """What one bench found. day: as 2026-11-22; machine: figures.machine() when it began."""

    figures: list[Figure]
    day: str
    machine: str


def part(measured: Measured) -> str:
    """What stands under the part's heading."""
    return f"Measured on {measured.day}: {measured.machine}.\n\n{table(measured.figures)}"


def parts(page: str) -> dict[str, str]:
    """What stands under each heading of a page that was written before; nothing for one that has no parts."""
    _, *found = _PART.split(page)
    return {name: text.strip() for name, text in zip(found[::2], found[1::2], strict=True)}


def page(before: str, measured: Mapping[str, Measured], benches: Iterable[str]) -> str:
    """The page anew. benches: every bench there is; what was not measured now, or failed, stays as it was measured."""
    known = parts(before) | {name: part(one) for name, one in measured.items()}
    texts = [f"## {name}\n\n{known.get(name, 'Not measured yet.')}\n" for name in sorted(benches)]
    return "\n".join([HEAD, *texts])


def as_json(measured: Mapping[str, Measured]) -> str:
    """build/bench.json: what this run found."""
    return json.dumps({name: _kept(one) for name, one in measured.items()}, indent=2) + "\n"


def _kept(one: Measured) -> dict[str, object]:
    figures = [asdict(figure) | {"reached": figure.reached} for figure in one.figures]
    return {"day": one.day, "machine": one.machine, "figures": figures}
