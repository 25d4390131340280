"""Times and parts of a script in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samesky.circles.core.plan import Kind
from samesky.circles.core.times import MINUTE


def time_said(span: int) -> str:
    """ "half a minute", "3 minutes", "an hour and a half": a span of milliseconds as somebody would say it, rounded."""
    if span < MINUTE:
        return _("half a minute")
    minutes = round(span / MINUTE)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    whole = ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    if not rest:
        return whole
    left = ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest}
    return _("%(hours)s and %(minutes)s") % {"hours": whole, "minutes": left}


def part_said(kind: Kind, number: int = 0) -> str:
    """What a part is called. number: which round it is."""
    match kind:
        case Kind.OPENING:
            return _("Welcome and agreements")
        case Kind.NAMES:
            return _("Round of names")
        case Kind.ROUND:
            return _("Round %(number)d") % {"number": number} if number else _("Round")
        case Kind.METHODS:
            return _("What helps")
        case Kind.FLOOR:
            return _("Open floor")
        case Kind.CLOSING:
            return _("Closing round")
        case Kind.LEAVING:
            return _("How are you leaving?")
