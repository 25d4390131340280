"""The watch in words: when it ends or begins, as somebody would say it, in the place's own time zone."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import formats
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samesky.kit.clock import now
from samesky.safety.core.watch import Unwatched, Watched


def moment_said(moment: datetime) -> str:
    """ "23:00" today, "tomorrow, 08:00", "Monday, 08:00" within a week, else with the date."""
    there, here = localtime(moment), localtime(now())
    days = (there.date() - here.date()).days
    clock = formats.date_format(there, "H:i")
    if days == 0:
        return clock
    if days == 1 and there - here < timedelta(hours=12):
        return clock
    if days == 1:
        return _("tomorrow, %(clock)s") % {"clock": clock}
    day = formats.date_format(there, "l" if days < 7 else "j F")
    return _("%(day)s, %(clock)s") % {"day": day, "clock": clock}


def watch_said(standing: Watched | Unwatched) -> str:
    """The sentence of the banner. Names nobody."""
    match standing:
        case Watched(until):
            return _("Someone is on watch until %(when)s.") % {"when": moment_said(until)}
        case Unwatched(None):
            return _("Nobody from %(place)s is watching.") % {"place": settings.PLACE_NAME}
        case Unwatched(next_at):
            assert next_at is not None
            said = {"place": settings.PLACE_NAME, "when": moment_said(next_at)}
            return _("Nobody from %(place)s is watching until %(when)s.") % said


def not_known() -> str:
    """What is said when the rota cannot be read: never a guess."""
    return _("We cannot tell just now whether somebody is watching.")
