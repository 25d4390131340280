"""For how many people there is room, and why not for fewer or more."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samesky.circles.core.plan import FEWEST, MOST
from samesky.circles.core.tables.times import MOST as AT_A_TABLE
from samesky.circles.core.tables.times import MOST_TABLES
from samesky.gatherings.models import Series

MOST_ELSEWHERE = 200
"""A hall or a call: beyond this it is a conference."""


def room_for_them(capacity: int, kind: str, *, here: bool, taken: int) -> str:
    """A sentence when that many cannot be; empty when they can. taken: seats that are given already."""
    most = _most(kind, here=here)
    if kind == Series.Kind.CIRCLE and not FEWEST <= capacity <= MOST:
        return _(
            "A circle has room for 3 to 12 people: with fewer nobody can listen in peace, with more nobody gets round."
        )
    if not FEWEST <= capacity <= most:
        return _("There can be room for %(fewest)d to %(most)d people.") % {"fewest": FEWEST, "most": most}
    if capacity < taken:
        return ngettext(
            "%(n)d seat is given already, so there has to be room for it.",
            "%(n)d seats are given already, so there has to be room for them.",
            taken,
        ) % {"n": taken}
    return ""


def _most(kind: str, *, here: bool) -> int:
    if kind == Series.Kind.COFFEE and here:
        return AT_A_TABLE * MOST_TABLES
    return MOST if here or kind == Series.Kind.CIRCLE else MOST_ELSEWHERE
