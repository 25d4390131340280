"""Moments in the words a person would use: "this morning, 06:40", "yesterday evening", "Thursday", "12 March".

Coarser with distance and never counted ("3 minutes ago" hurries people), so a page read again says the same.
"""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PARTS = (  # until this hour: today's words, yesterday's words
    (5, gettext_lazy("last night"), gettext_lazy("the night before last")),
    (12, gettext_lazy("this morning"), gettext_lazy("yesterday morning")),
    (18, gettext_lazy("this afternoon"), gettext_lazy("yesterday afternoon")),
    (24, gettext_lazy("this evening"), gettext_lazy("yesterday evening")),
)


def spoken(moment: datetime, now: datetime) -> str:
    """`moment` as seen from `now`; both aware, told in the reader's time zone."""
    zone = timezone.get_current_timezone()
    here, today = moment.astimezone(zone), now.astimezone(zone).date()
    days = (today - here.date()).days
    if days in {0, 1}:
        return _part_of_day(here, days)
    if 1 < days < 7:
        return date_format(here, "l")
    return date_format(here, "j F" if here.year == today.year else "j F Y")


def _part_of_day(here: datetime, days: int) -> str:
    part = next(words[days] for until, *words in PARTS if here.hour < until)
    if days:
        return str(part)
    return _("%(part)s, %(time)s") % {"part": part, "time": f"{here:%H:%M}"}
