"""The six calm drawings a circle may sit around. Flat, in the four colours of an hour, with the avatars' one horizon; they never move.

The horizon is at 125 of 200 and the near ground at 158 at both edges: the same heights as in the windows of the people around it.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samesky.design.centre_drawings import DRAWINGS


@dataclass(frozen=True)
class Centrepiece:
    """`name` stands beside the drawing where one is chosen; `alt` is what somebody hears who does not see it."""

    name: str | Promise
    alt: str | Promise
    hour: str


CENTREPIECES = {
    "harbour": Centrepiece(
        gettext_lazy("Harbour light"), gettext_lazy("a harbour light at dusk, still water"), "dusk"
    ),
    "path": Centrepiece(
        gettext_lazy("Hill path"), gettext_lazy("a path that goes up a hill in the morning"), "morning"
    ),
    "bowl": Centrepiece(
        gettext_lazy("Bowl of water"), gettext_lazy("a bowl of still water with the early sun in it"), "dawn"
    ),
    "candle": Centrepiece(
        gettext_lazy("Candle and stones"), gettext_lazy("a candle among stones at night"), "midnight"
    ),
    "birches": Centrepiece(
        gettext_lazy("Birches"), gettext_lazy("four birches in late afternoon light"), "gold"
    ),
    "snow": Centrepiece(
        gettext_lazy("First snow"),
        gettext_lazy("the first snow of the year, falling in the evening"),
        "evening",
    ),
}
"""By the key that is kept."""
FIRST = "harbour"
"""Where nobody chose, or what was chosen is not known here."""


def centrepiece(key: str, small: bool = False) -> SafeString:
    """The drawing. `small` is the one beside its name where one is chosen; there it says nothing of its own."""
    return _drawn(key if key in CENTREPIECES else FIRST, bool(small), get_language() or "")


@lru_cache(maxsize=256)
def _drawn(key: str, small: bool, language: str) -> SafeString:
    piece = CENTREPIECES[key]
    drawing, hour = DRAWINGS[key], piece.hour
    if small:
        return format_html(
            '<svg class="centre-small h-{}" width="64" height="64" viewBox="0 0 200 200" aria-hidden="true">{}</svg>',
            hour,
            drawing,
        )
    label = _("Centrepiece: %(what)s") % {"what": piece.alt}
    return format_html(
        '<svg class="centre h-{}" width="144" height="144" viewBox="0 0 200 200" role="img" aria-label="{}">{}</svg>',
        hour,
        label,
        drawing,
    )
