"""Which sky belongs to a pen name: an hour, a land, a light and where it stands. Different land, same horizon.

Never a face, never initials, never a colour that says who somebody is. Two people may share a sky, so it proves nothing.
"""

import hashlib
import unicodedata
from dataclasses import dataclass

DAY = ("dawn", "morning", "noon", "haze", "gold")
NIGHT = ("dusk", "evening", "midnight")
HOURS = DAY + NIGHT
LANDS = ("hills", "sea", "mountains", "roofs", "pines", "dunes", "fields", "island")
DAY_LIGHTS = ("high sun", "low sun", "cloud")
NIGHT_LIGHTS = ("moon", "stars", "crescent")
PLACES = (11, 17, 24, 31, 37)


@dataclass(frozen=True)
class Sky:
    """`x` is where the light stands, of 48."""

    hour: str
    land: str
    light: str
    x: int


def sky_of(pen_name: str, turn: int, seed: str) -> Sky:
    """The sky of this pen name on this host. `turn` counts how often the person asked for another one."""
    name = unicodedata.normalize("NFC", pen_name).casefold()
    more = f"\n{turn}" if turn else ""
    drawn = hashlib.sha256(f"{seed}\n{name}{more}".encode()).digest()
    hour = HOURS[drawn[0] % 8]
    lights = NIGHT_LIGHTS if hour in NIGHT else DAY_LIGHTS
    return Sky(hour, LANDS[drawn[1] % 8], lights[drawn[2] % 3], PLACES[drawn[3] % 5])
