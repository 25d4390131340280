"""Puts the small style sheets and scripts together, so that a page asks for one of each.

Run `python -m samesky.design.bundle` after changing css/, js/ or palette.py; a test fails when that was forgotten.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
SERVED = HERE / "static" / "design"

CSS = (
    "tokens base layout skip header nav banner ground button avatar paper share reply me-too note field compose choices fold found "
    "notice empty end dialog waits list aside code room centre seats ring turn quiet held room-bar circle tables plan states print"
).split()
JS = "exit once draft fragments quiet live circle tables zone".split()
"""In this order: leaving comes first, so that nothing that fails later can stop it."""


def style_sheet() -> str:
    """Every style sheet in order; they share one @layer order, stated in tokens.css."""
    return "\n".join((HERE / "css" / f"{name}.css").read_text(encoding="utf-8") for name in CSS)


def script() -> str:
    """Every module in a block of its own, so that their names do not meet."""
    modules = ((HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in JS)
    return "\n".join(f"{{\n{module}}}" for module in modules) + "\n"


@cache
def version(name: str) -> str:
    """A short mark of what a served file holds, for its address: it changes exactly when the file does."""
    file = Path(f"{SERVED}/{name}")  # joined as text: a template hands over a SafeString, which paths refuse
    return sha256(file.read_bytes()).hexdigest()[:10]


def write() -> None:
    """Write both bundles beside the other served files."""
    (SERVED / "samesky.css").write_text(style_sheet(), encoding="utf-8")
    (SERVED / "samesky.js").write_text(script(), encoding="utf-8")


if __name__ == "__main__":
    write()
