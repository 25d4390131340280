"""/help-now: for somebody who may be in danger. It needs no sign-in, and comes even when nothing else here works."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samesky.kit.shell import signed_in
from samesky.safety.core.watch import Watched
from samesky.safety.queries.lines import Doors, doors, today
from samesky.safety.queries.watching import standing
from samesky.safety.said import not_known, watch_said

_last_known = Doors()
"""The lines this process read last, for the moment when the database cannot be asked. Public text only."""


def help_now(request: HttpRequest) -> HttpResponse:
    """The whole page; without the database a bare one with what this process still knows."""
    try:
        return render(request, "safety/help_now.html", _read(request))
    except DatabaseError:
        said = {"doors": _last_known.good_on(today()), "watch": not_known(), "place": settings.PLACE_NAME}
        return HttpResponse(render_to_string("safety/help_bare.html", said))


def young_lines(request: HttpRequest) -> SafeString:
    """For somebody who may not join yet: the lines for young people, or nothing."""
    young = doors().young
    return SafeString(render_to_string("safety/lines.html", {"lines": young}) if young else "")


def _read(request: HttpRequest) -> dict[str, object]:
    global _last_known  # noqa: PLW0603  # one small value a process, replaced whole
    stands = standing()
    _last_known = found = doors()
    return {
        "doors": found,
        "watch": watch_said(stands),
        "watched": isinstance(stands, Watched),
        "zone": settings.TIME_ZONE,
        "inside": signed_in(request),
    }
