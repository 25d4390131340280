"""Rules and refusals of the core in words for people."""

from datetime import datetime

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from samesky.gatherings.core.plain import LAST, Again, Choices, choices_of
from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.when import Pattern
from samesky.gatherings.zones import zone_said

REFUSED: dict[Refusal, str | Promise] = {
    Refusal.TOO_OFTEN: gettext_lazy(
        "It can be once a day at most: people need time in between. Nothing was changed."
    ),
    Refusal.FAR_YEAR: gettext_lazy("Please choose a day before the year 2101."),
    Refusal.NO_SUCH_ZONE: gettext_lazy(
        "There is no time zone of this name. Please choose the city nearest to you."
    ),
    Refusal.NONSENSE: gettext_lazy("This way of repeating cannot be. Please choose one of these."),
    Refusal.NOT_UNDERSTOOD: gettext_lazy(
        "This way of repeating cannot be kept here. Please choose one of these."
    ),
    Refusal.TOO_LONG: gettext_lazy("One gathering can take a day at most."),
    Refusal.TOO_SHORT: gettext_lazy("A gathering takes five minutes at least."),
    Refusal.TWO_ENDS: gettext_lazy("Please choose one of the two: a last day, or how many times."),
    Refusal.TOO_MANY: gettext_lazy(
        "A thousand times are as many as can be planned. Leave it empty for a series without an end."
    ),
    Refusal.LONG_TEXT: gettext_lazy("This way of repeating is too long to be kept. Please choose one of these."),
    Refusal.NEVER: gettext_lazy("It would never take place so. Please look at the last day again."),
}
EVERY: dict[int, str | Promise] = {
    1: gettext_lazy("every %(day)s"),
    2: gettext_lazy("every second %(day)s"),
    3: gettext_lazy("every third %(day)s"),
    4: gettext_lazy("every fourth %(day)s"),
}
NTH: dict[int, str | Promise] = {
    1: gettext_lazy("the first %(day)s of every month"),
    2: gettext_lazy("the second %(day)s of every month"),
    3: gettext_lazy("the third %(day)s of every month"),
    4: gettext_lazy("the fourth %(day)s of every month"),
    5: gettext_lazy("the fifth %(day)s of every month that has one"),
    LAST: gettext_lazy("the last %(day)s of every month"),
}


def refused(refusal: Refusal) -> str:
    """Why a plan cannot be kept, and what to do."""
    return str(REFUSED[refusal])


def pattern_said(pattern: Pattern) -> str:
    """ "every second Tuesday at 19:00, Berlin time". The day of a single one is said as well."""
    said = {"days": _days(pattern), "time": f"{pattern.start:%H:%M}", "zone": zone_said(pattern.zone)}
    words = _("%(days)s at %(time)s, %(zone)s") % said
    choices = choices_of(pattern)
    if choices and choices.until:
        words = _("%(words)s, until %(day)s") % {"words": words, "day": date_format(choices.until, "j F Y")}
    return words[:1].upper() + words[1:]


def _days(pattern: Pattern) -> str:
    choices = choices_of(pattern)
    if choices is None:
        return _("on the days of its own rule")
    return _chosen(choices, pattern.start)


def _chosen(choices: Choices, start: datetime) -> str:
    match choices.again:
        case Again.ONCE:
            return date_format(start.date(), "l, j F Y")
        case Again.DAILY:
            return _("every day")
        case Again.WEEKLY:
            return _weekly(choices.every, choices.weekdays)
        case Again.NTH:
            return str(NTH[choices.nth]) % {"day": WEEKDAYS[choices.weekdays[0]]}
        case Again.MONTHLY if choices.day == LAST:
            return _("the last day of every month")
        case Again.MONTHLY:
            return _("day %(day)d of every month that has it") % {"day": choices.day}
        case Again.YEARLY:
            return _("every year on %(day)s") % {"day": date_format(start.date(), "j F")}


def _weekly(every: int, weekdays: tuple[int, ...]) -> str:
    names = [str(WEEKDAYS[day]) for day in weekdays]
    days = names[0]
    if len(names) > 1:
        days = pgettext("days of the week", "%(days)s and %(last)s") % {
            "days": ", ".join(names[:-1]),
            "last": names[-1],
        }
    if every in EVERY:
        return str(EVERY[every]) % {"day": days}
    return _("every %(n)d weeks on %(day)s") % {"n": every, "day": days}
