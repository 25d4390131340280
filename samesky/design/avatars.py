"""A small window on the sky for a pen name. Decorative: the pen name always stands beside it.

The horizon is always at 30 of 48 and the near ground at 38 at both edges, so people side by side make one landscape.
"""

import hashlib
from functools import cache, lru_cache

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from samesky.design.core.sky import sky_of

LANDS = {  # far land, near land
    "hills": ("M0 30Q11 20 22 28T48 30V48H0Z", "M0 38Q16 31 30 38T48 38V48H0Z"),
    "sea": ("M0 30H48V48H0Z", "M0 38Q6 36 12 38T24 38T36 38T48 38V48H0Z"),
    "mountains": ("M0 30L10 26 22 15 31 25 36 21 48 30V48H0Z", "M0 38Q20 32 48 38V48H0Z"),
    "roofs": (
        "M0 30H6V25L11 20 16 25V30H22V22H30V30H33V25L38 20 43 25V30H48V48H0Z",
        "M0 38Q24 36 48 38V48H0Z",
    ),
    "pines": ("M0 30H8L13 17 18 30H21L26 13 31 30H34L38 21 42 30H48V48H0Z", "M0 38Q24 33 48 38V48H0Z"),
    "dunes": ("M0 30Q20 17 28 30Q38 23 48 30V48H0Z", "M0 38Q10 38 22 31Q29 40 48 38V48H0Z"),
    "fields": ("M0 30Q24 26 48 30V48H0Z", "M0 38L20 31 48 38V48H0Z"),
    "island": ("M0 30H13Q22 18 33 30H48V48H0Z", "M0 38Q6 36 12 38T24 38T36 38T48 38V48H0Z"),
}
SIZES = ("", "small", "large")


@lru_cache(maxsize=4096)
def avatar(pen_name: str, sky_turn: int = 0, size: str = "") -> SafeString:
    """The window of one pen name; `size` is "", "small" or "large". Nothing of the name itself is in the markup."""
    if size not in SIZES:
        raise LookupError(f"An avatar is one of {SIZES}, not {size!r}")
    sky = sky_of(pen_name, sky_turn, place_seed())
    far, near = LANDS[sky.land]
    more = f" sky-{size}" if size else ""
    return mark_safe(  # noqa: S308  # made of the tables above only
        f'<svg class="sky{more} h-{sky.hour}" width="40" height="40" viewBox="0 0 48 48" aria-hidden="true">'
        f'<path class="fill-a" d="M0 0H48V48H0Z"/>{_light(sky.light, sky.x)}'
        f'<path class="fill-f" d="{far}"/><path class="fill-b" d="{near}"/></svg>'
    )


@cache
def place_seed() -> str:
    """Differs from host to host, so that nobody can be followed from place to place by their sky."""
    return hashlib.sha256(f"samesky sky\n{settings.SECRET_KEY}".encode()).hexdigest()


def _light(kind: str, x: int) -> str:
    match kind:
        case "high sun" | "moon":
            return f'<circle class="fill-d" cx="{x}" cy="12" r="4.5"/>'
        case "low sun":
            return f'<circle class="fill-d" cx="{x}" cy="26" r="8"/>'
        case "crescent":
            return f'<path class="fill-d" d="M{x} 7a5.5 5.5 0 1 0 5 8a5 5 0 0 1-5-8Z"/>'
        case "cloud":
            return f'<path class="line-d" d="M{x - 7} 14H{x + 5}M{x - 3} 10H{x + 7}"/>'
        case _:
            stars = ((x, 9), ((x + 13) % 40 + 4, 15), ((x + 25) % 40 + 4, 8), ((x + 33) % 40 + 4, 20))
            return "".join(f'<circle class="fill-d" cx="{cx}" cy="{cy}" r="1.2"/>' for cx, cy in stars)
