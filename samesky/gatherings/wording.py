"""When a gathering is, and why a plan cannot be kept, in sentences."""

from collections.abc import Sequence

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samesky.gatherings.core.plain import LAST, Again, Choices, choices_of
from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.when import Pattern

REFUSED: dict[Refusal, str | Promise] = {
    Refusal.TOO_OFTEN: gettext_lazy(
        "A gathering can be once a day at most. If there are several on a day, please plan each of them by itself."
    ),
    Refusal.FAR_YEAR: gettext_lazy("We can plan from 1970 to the year 2100. Please choose a day in between."),
    Refusal.NO_SUCH_ZONE: gettext_lazy(
        "We do not know a time zone of that name. They are called like Europe/Berlin; please choose one from the list."
    ),
    Refusal.NONSENSE: gettext_lazy(
        "We could not read how it repeats. Please choose it from the list; everything else you wrote is still here."
    ),
    Refusal.NOT_UNDERSTOOD: gettext_lazy(
        "It repeats in a way that we cannot keep. Please choose a simpler one; everything else you wrote is still here."
    ),
    Refusal.TOO_LONG: gettext_lazy(
        "A gathering takes a day at most. For a longer one, please plan a gathering for each day."
    ),
    Refusal.TOO_SHORT: gettext_lazy("A gathering takes five minutes at least."),
    Refusal.TWO_ENDS: gettext_lazy(
        "Please give either a last day or a number of times, not both: they could contradict each other."
    ),
    Refusal.TOO_MANY: gettext_lazy(
        "A thousand times are as many as can be planned. Leave the number out, and it goes on until you end it."
    ),
    Refusal.LONG_TEXT: gettext_lazy(
        "How it repeats is written at a length that we cannot read. Please choose it from the list."
    ),
    Refusal.NEVER: gettext_lazy(
        "No day fits what you chose, so it would never take place. Please look at the days and at the end once more."
    ),
}
"""For the person who plans."""

_EVERY = {
    1: gettext_lazy("every %(day)s"),
    2: gettext_lazy("every second %(day)s"),
    3: gettext_lazy("every third %(day)s"),
    4: gettext_lazy("every fourth %(day)s"),
}
_NTH = {
    1: gettext_lazy("every first %(day)s of the month"),
    2: gettext_lazy("every second %(day)s of the month"),
    3: gettext_lazy("every third %(day)s of the month"),
    4: gettext_lazy("every fourth %(day)s of the month"),
    5: gettext_lazy("every fifth %(day)s, in months that have one,"),
    LAST: gettext_lazy("every last %(day)s of the month"),
}


def refused(refusal: Refusal) -> str:
    """Why the plan cannot be kept, and what to do."""
    return str(REFUSED[refusal])


def repeating(pattern: Pattern) -> str:
    """ "every second Tuesday at 19:00 (Europe/Berlin), until 14 July 2027"; a gathering that is once: its day and time."""
    choices = choices_of(pattern)
    said = _("%(when)s at %(time)s (%(zone)s)") % {
        "when": days_said(choices, pattern),
        "time": f"{pattern.start:%H:%M}",
        "zone": pattern.zone,
    }
    return (
        _("%(when)s, %(end)s") % {"when": said, "end": end}
        if choices and (end := end_said(choices))
        else said
    )


def days_said(choices: Choices | None, pattern: Pattern) -> str:
    """ "every second Tuesday"; of a rule that came from elsewhere only that it is one."""
    start = pattern.start
    if choices is None:
        return _("on days by a rule of its own,")
    match choices.again:
        case Again.ONCE:
            return date_format(start, "l, j F Y")
        case Again.DAILY:
            return _("every day")
        case Again.WEEKLY:
            return _weekly(choices.every, choices.weekdays)
        case Again.NTH:
            return str(_NTH[choices.nth]) % {"day": WEEKDAYS[choices.weekdays[0]]}
        case Again.MONTHLY:
            return _monthly(choices.day)
        case Again.YEARLY:
            return _("every year on %(day)s") % {"day": date_format(start, "j F")}


def end_said(choices: Choices) -> str:
    """ "until 14 July 2027", "10 times in all", or nothing."""
    if choices.until:
        return _("until %(day)s") % {"day": date_format(choices.until, "j F Y")}
    if choices.times:
        return ngettext("%(n)d time in all", "%(n)d times in all", choices.times) % {"n": choices.times}
    return ""


def _weekly(every: int, weekdays: Sequence[int]) -> str:
    days = get_text_list([str(WEEKDAYS[day]) for day in weekdays], _("and"))
    if len(weekdays) == 1 and every in _EVERY:
        return str(_EVERY[every]) % {"day": days}
    if every == 1:
        return _("every %(days)s") % {"days": days}
    return _("every %(n)d weeks on %(days)s") % {"n": every, "days": days}


def _monthly(day: int) -> str:
    if day == LAST:
        return _("on the last day of every month")
    if day > 28:
        return _("on day %(n)d of every month that has it") % {"n": day}
    return _("on day %(n)d of every month") % {"n": day}
