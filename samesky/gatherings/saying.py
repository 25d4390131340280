"""Moments and spans of gatherings in words, each in a zone that is named."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samesky.gatherings.core.plain import choices_of
from samesky.gatherings.core.when import Pattern, local_time
from samesky.gatherings.wording import days_said, end_said
from samesky.gatherings.zones import zone_said
from samesky.kit.clock import now


def day_said(day: date, today: date) -> str:
    """ "Tuesday, 1 December"; with the year when it is another one."""
    return date_format(day, "l, j F" if day.year == today.year else "l, j F Y")


def time_said(moment: datetime, zone: str) -> str:
    """ "19:00", as a clock on the wall in `zone` shows it."""
    return f"{local_time(moment, zone):%H:%M}"


def moment_said(moment: datetime, zone: str) -> str:
    """ "Tuesday, 1 December at 19:00", in `zone`. The zone is said beside it, by who shows it."""
    day = day_said(local_time(moment, zone).date(), now().astimezone(ZoneInfo(zone)).date())
    return _("%(day)s at %(time)s") % {"day": day, "time": time_said(moment, zone)}


def length_said(minutes: int) -> str:
    """ "1 hour and 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    whole = ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    left = ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest}
    if hours and rest:
        return _("%(hours)s and %(minutes)s") % {"hours": whole, "minutes": left}
    return whole if hours else left


def pattern_said(pattern: Pattern) -> str:
    """ "Every second Tuesday at 19:00, Berlin time, until 14 July 2027"; a gathering that is once: its day and time."""
    choices = choices_of(pattern)
    words = _("%(days)s at %(time)s, %(zone)s") % {
        "days": days_said(choices, pattern),
        "time": f"{pattern.start:%H:%M}",
        "zone": zone_said(pattern.zone),
    }
    if choices and (end := end_said(choices)):
        words = _("%(when)s, %(end)s") % {"when": words, "end": end}
    return words[:1].upper() + words[1:]
