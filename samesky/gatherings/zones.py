"""In whose time zone a reader reads: the one they asked for, else their own, else that of the gathering. It is always said which."""

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from samesky.gatherings.core.when import is_zone
from samesky.gatherings.models import RemindMe, Series
from samesky.people.models import Person

COOKIE = "zone"
"""Kept until the browser closes, so that a shared phone forgets it; only our server reads it."""


class Whose(StrEnum):
    """Why times are told in this zone."""

    ASKED = "asked"
    OWN = "own"
    THEIRS = "theirs"
    PLACE = "place"


@dataclass(frozen=True)
class Shown:
    """A zone that exists, by its name in the time zone database, and whose it is."""

    zone: str
    whose: Whose


def own_zone(request: HttpRequest) -> Shown | None:
    """`?zone=`, the cookie that keeps it, or what the person chose for reminders; None where nothing is known."""
    for asked in (request.GET.get("zone", ""), request.COOKIES.get(COOKIE, "")):
        if is_zone(asked):
            return Shown(asked, Whose.ASKED)
    if isinstance(request.user, Person):
        kept = RemindMe.objects.filter(person_id=request.user.pk).values_list("zone", flat=True).first()
        if kept and is_zone(kept):
            return Shown(kept, Whose.OWN)
    return None


def zone_for(request: HttpRequest, series: Series) -> Shown:
    """The zone for one gathering's page: the reader's, else the gathering's own."""
    return own_zone(request) or Shown(series.zone, Whose.THEIRS)


def place_or_own(request: HttpRequest) -> Shown:
    """The zone for a page of many gatherings: the reader's, else the place's."""
    return own_zone(request) or Shown(timezone.get_default_timezone_name(), Whose.PLACE)


def keep_asked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer; a zone that was asked for in the address is remembered until the browser closes."""
    asked = request.GET.get("zone", "")
    if is_zone(asked):
        response.set_cookie(COOKIE, asked, httponly=True, samesite="Lax", secure=request.is_secure())
    return response


def zone_said(zone: str) -> str:
    """ "Berlin time": the last part of the name, as people call it."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return zone if city in {"UTC", "GMT", "UCT", "Zulu"} else _("%(city)s time") % {"city": city}


def shown_said(shown: Shown) -> str:
    """The sentence beside times: whose clock they are told by."""
    said = {"zone": zone_said(shown.zone)}
    if shown.whose is Whose.THEIRS:
        return _("Times are told as clocks show them where this takes place: %(zone)s.") % said
    if shown.whose is Whose.PLACE:
        return _("Times are told by the clocks of %(zone)s.") % said
    if shown.whose is Whose.OWN:
        return _("Times are told in your own time zone: %(zone)s.") % said
    return _("Times are told in the time zone you asked for: %(zone)s.") % said
