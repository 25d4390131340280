"""Writes css/tokens.css from the tables in colours.py, and refuses when a pair of colours is too weak to read.

Run `python -m samesky.design.make_tokens`, then `python -m samesky.design.bundle`.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from samesky.design.colours import COLOURS, MEANINGS, SHAPE_PAIRS, TEXT_PAIRS
from samesky.design.core.contrast import hexed, ratio, screen_colour

CSS = Path(__file__).parent / "css"
LIGHT, DARK, MORE_LIGHT, MORE_DARK = range(4)
TEXT, TEXT_MORE, SHAPE = 4.5, 7.0, 3.0
"""WCAG 2.2: 1.4.3 and 1.4.6 for text, 1.4.11 for borders, rings and focus."""
FEELINGS = {"good", "care", "thanks", "on-lamp"}
"""Stay coloured with more contrast, so they keep the ordinary limit."""

SHEET = """
/* 1. Named colours: what they look like. Never used outside this file and the avatars. */
:root {{
{plain}
}}
@supports (color: oklch(0.5 0.1 200)) {{
  :root {{
{lch}
  }}
}}

/* 2. Meanings: what a colour is for. Components use only these. */
:root {{
  color-scheme: light dark;
{light}
}}
@media (prefers-color-scheme: dark) {{
  :root:not([data-theme="light"]) {{
{dark}
  }}
}}
:root[data-theme="light"] {{ color-scheme: light; }}
:root[data-theme="dark"] {{
  color-scheme: dark;
{dark}
}}
@media (prefers-contrast: more) {{
  :root, :root[data-theme="light"] {{
{more_light}
  }}
}}
@media (prefers-contrast: more) and (prefers-color-scheme: dark) {{
  :root:not([data-theme="light"]) {{
{more_dark}
  }}
}}
@media (prefers-contrast: more) {{
  :root[data-theme="dark"] {{
{more_dark}
  }}
}}
@media print {{
  :root, :root[data-theme], :root:not([data-theme="light"]) {{
    color-scheme: light;
{more_light}
  }}
}}
"""


def sheet() -> str:
    """The whole of tokens.css."""
    colours = SHEET.format(
        plain=_lines(f"--c-{name}: {_hex(name)};" for name in COLOURS),
        lch=_lines(f"--c-{name}: oklch({c[0]:g} {c[1]:g} {c[2]:g});" for name, c in COLOURS.items()),
        light=_meanings(LIGHT),
        dark=_meanings(DARK),
        more_light=_meanings(MORE_LIGHT),
        more_dark=_meanings(MORE_DARK),
    )
    return (CSS / "tokens.head.css").read_text() + colours + (CSS / "tokens.tail.css").read_text()


def weak_pairs() -> list[str]:
    """A sentence for every pair that is harder to see than we allow; empty when all is well."""
    pairs = [(pair, TEXT) for pair in TEXT_PAIRS] + [(pair, SHAPE) for pair in SHAPE_PAIRS]
    return [
        weak for (front, back), need in pairs for look in range(4) if (weak := _weak(front, back, need, look))
    ]


def _weak(front: str, back: str, need: float, look: int) -> str:
    if need == TEXT and look in {MORE_LIGHT, MORE_DARK} and front not in FEELINGS:
        need = TEXT_MORE
    fronts = ("focus", "focus-halo") if front == "either ring" else (front,)
    best = max(ratio(_hex(MEANINGS[f][look]), _hex(MEANINGS[back][look])) for f in fronts)
    return "" if best >= need else f"{front} on {back}, look {look}: {best:.2f} is under {need}"


def _hex(name: str) -> str:
    return hexed(screen_colour(*COLOURS[name]))


def _meanings(look: int) -> str:
    return _lines(f"--{meaning}: var(--c-{names[look]});" for meaning, names in MEANINGS.items())


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(f"    {row}" for row in rows)


def main() -> None:
    (CSS / "tokens.css").write_text(sheet(), encoding="utf-8")
    if weak := weak_pairs():
        sys.exit("\n".join(weak))


if __name__ == "__main__":
    main()
