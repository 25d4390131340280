"""The quiet time of a turn: a light that crosses a low arc, said in rounded words and never in digits that count.

Times are whole milliseconds. `quiet.js` moves the same light by the same rules; a test compares the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

MINUTE = 60_000
SOON = 45_000
"""Under this much, no number is said."""


@dataclass(frozen=True)
class Quiet:
    """What design/quiet.html reads: how much is left of how much, whether it runs, whose it is; `mine` when the reader holds the piece."""

    left: int
    of: int
    name: str = ""
    mine: bool = False
    running: bool = True
    id: str = "quiet"

    @property
    def place(self) -> tuple[str, str]:
        """Where the light stands now: cx and cy."""
        gone = 1 - self.left / self.of if self.of > 0 else 1.0
        return light_at(gone)

    @property
    def said(self) -> str:
        """The sentence for this moment."""
        return self._sentence("paused" if not self.running and self.left > 0 else step(self.left))

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """Every sentence this turn may still need, by its step."""
        return [(each, self._sentence(each)) for each in _steps(max(self.of, self.left))]

    def _sentence(self, at: str) -> str:
        match at:
            case "paused":
                return _("The circle is resting. The time rests too.")
            case "over" if self.mine:
                return _("The time is over. Take the time to finish, or ask for a little longer.")
            case "over":
                return _("The time is over, and %(name)s has time to finish.") % {"name": self.name}
            case "soon" if self.mine:
                return _("Less than a minute is left. If the time runs out, we ask; we do not cut you off.")
            case "soon":
                return _("Less than a minute is left. There is no hurry at the end.")
            case _ if self.mine:
                about = about_minutes(int(at))
                return _("You have %(about)s. If the time runs out, we ask; we do not cut you off.") % {
                    "about": about
                }
            case _:
                about = about_minutes(int(at))
                return _("%(name)s has %(about)s. There is no hurry at the end.") % {
                    "name": self.name,
                    "about": about,
                }


def light_at(gone: float) -> tuple[str, str]:
    """cx and cy of the light when this part of the time is gone: 0 rises, 1 rests on the horizon."""
    gone = min(max(gone, 0.0), 1.0)
    return f"{12 + 276 * gone:.1f}", f"{34 - 104 * gone * (1 - gone):.1f}"


def step(left: int) -> str:
    """Which sentence belongs to what is left: whole minutes, "soon", or "over"."""
    if left <= 0:
        return "over"
    return "soon" if left < SOON else str(max(1, (left + MINUTE // 2) // MINUTE))


def about_minutes(count: int) -> str:
    """ "about three minutes": in words up to twelve, since digits are read as a countdown."""
    return _about_minutes(count, get_language())


@lru_cache(maxsize=256)
def _about_minutes(count: int, language: str | None) -> str:
    # A turn says every sentence it may still need, each time that it is drawn for somebody.
    number = _numbers().get(count, str(count))
    return ngettext("about %(number)s minute", "about %(number)s minutes", count) % {"number": number}


def _numbers() -> dict[int, str]:
    return {
        1: pgettext("minutes", "one"),
        2: pgettext("minutes", "two"),
        3: pgettext("minutes", "three"),
        4: pgettext("minutes", "four"),
        5: pgettext("minutes", "five"),
        6: pgettext("minutes", "six"),
        7: pgettext("minutes", "seven"),
        8: pgettext("minutes", "eight"),
        9: pgettext("minutes", "nine"),
        10: pgettext("minutes", "ten"),
        11: pgettext("minutes", "eleven"),
        12: pgettext("minutes", "twelve"),
    }


def _steps(longest: int) -> Iterator[str]:
    yield from ("over", "paused", "soon")
    yield from (str(minutes) for minutes in range(1, (longest + MINUTE // 2) // MINUTE + 1))
