"""One measured figure, and how figures are shown in a table."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """What was measured. `better` says which way is good; `aim` is where we want to be, `elsewhere` what others reach."""

    what: str
    value: float
    unit: str
    aim: float | None = None
    better: Literal["less", "more"] = "less"
    on: str = ""
    elsewhere: str = ""
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the aim was reached; None when there is no aim."""
        if self.aim is None:
            return None
        return self.value <= self.aim if self.better == "less" else self.value >= self.aim


HEADS = ("what", "on", "measured", "aim", "reached", "elsewhere", "note")
REACHED = {True: "yes", False: "not yet", None: ""}


def number(value: float) -> str:
    """Three digits that matter: 1270, 86.2, 0.41."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def row(figure: Figure) -> tuple[str, ...]:
    """The figure's cells, in the order of HEADS."""
    sign = "at most" if figure.better == "less" else "at least"
    aim = "" if figure.aim is None else f"{sign} {number(figure.aim)} {figure.unit}"
    measured = f"{number(figure.value)} {figure.unit}"
    return figure.what, figure.on, measured, aim, REACHED[figure.reached], figure.elsewhere, figure.note


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table whose columns stand straight in a terminal too."""
    rows = [HEADS, *(row(figure) for figure in figures)]
    widths = [max(len(cells[column]) for cells in rows) for column in range(len(HEADS))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
        for cells in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def machine() -> str:
    """What it was measured on, without names, and how busy it was: a load above the number of cores adds to every time."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores, load average {load}"
