"""How often a door may be tried. Tries are rows, so every process counts the same ones; they are forgotten after an hour.

Two tries at the same instant may both pass: a limit slows guessing down, it is not a lock. /help-now is never limited.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samesky.kit.clock import now
from samesky.kit.text import name_key
from samesky.people.models import Knock

KEPT = timedelta(hours=1)


@dataclass(frozen=True)
class Limit:
    """At most `most` tries in `minutes` from one address, one pen name, or one pen name at one address."""

    door: str
    most: int
    minutes: int
    by_address: bool = True
    by_name: bool = False


# A room of people at one address (a workshop, a family, a village behind one line) can sign in and join together; a list of guesses cannot.
LIMITS = {
    "sign-in": (
        Limit("sign-in:both", 8, 10, by_name=True),
        Limit("sign-in:address", 60, 10),
        Limit("sign-in:name", 60, 60, by_address=False, by_name=True),
    ),
    "join": (Limit("join:address", 40, 60),),
    "way-back": (
        Limit("way-back:both", 5, 15, by_name=True),
        Limit("way-back:address", 20, 60),
        Limit("way-back:name", 20, 60, by_address=False, by_name=True),
    ),
    "passkey": (Limit("passkey:address", 60, 10),),
    "start": (Limit("start:address", 60, 10),),
    "report": (Limit("report:both", 60, 60, by_name=True), Limit("report:address", 200, 60)),
    # Calendar programs look again every hour or so; one that runs wild is told to wait. A secret address is counted by itself.
    "feeds": (Limit("feeds:address", 120, 10),),
    "calendar": (Limit("calendar:name", 30, 10, by_address=False, by_name=True),),
    "feed": (Limit("feed:name", 20, 60, by_address=False, by_name=True),),
    "paper": (Limit("paper:name", 20, 60, by_address=False, by_name=True),),
    "proof": (Limit("proof:address", 120, 10),),
    "email": (Limit("email:both", 3, 60, by_name=True), Limit("email:address", 20, 60)),
}


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind a proxy of ours what it says, else the other end of the connection. Never stored as it is."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return _home_of(forwarded.rsplit(",", 1)[-1].strip() or str(request.META.get("REMOTE_ADDR", "")))


def _home_of(address: str) -> str:
    """IPv6 gives every home, and every phone, 2^64 addresses: all of a /64 count as one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False))


def wait_at(request: HttpRequest, door: str, pen_name: str = "") -> timedelta | None:
    """How long until this door may be tried again; None when it may be tried now. One query for each limit of the door."""
    if not settings.RATE_LIMITS:
        return None
    waits = [_wait(limit, _key(limit, request, pen_name)) for limit in LIMITS[door]]
    return max((wait for wait in waits if wait), default=None)


def knocked(request: HttpRequest, door: str, pen_name: str = "") -> None:
    """Count a try."""
    if settings.RATE_LIMITS:
        Knock.objects.bulk_create(
            Knock(door=limit.door, key=_key(limit, request, pen_name)) for limit in LIMITS[door]
        )


def said(wait: timedelta) -> str:
    """What to tell somebody who has to wait."""
    minutes = ceil(wait.total_seconds() / 60)
    when = ngettext("in a minute", "in %(minutes)s minutes", minutes) % {"minutes": minutes}
    return _(
        "That was tried many times in a row, so this door rests. It opens again %(when)s. Help now is always open."
    ) % {"when": when}


def forget_old(at: datetime, limit: int) -> int:
    """Due work: let tries go that no limit looks at any more."""
    old = list(Knock.objects.filter(at__lt=at - KEPT).values_list("pk", flat=True)[:limit])
    return Knock.objects.filter(pk__in=old).delete()[0] if old else 0


def _wait(limit: Limit, key: str) -> timedelta | None:
    window = timedelta(minutes=limit.minutes)
    tries = Knock.objects.filter(door=limit.door, key=key, at__gt=now() - window)
    nth = tries.order_by("-at").values_list("at", flat=True)[limit.most - 1 : limit.most]
    first = next(iter(nth), None)
    return first + window - now() if first else None


def _key(limit: Limit, request: HttpRequest, pen_name: str) -> str:
    parts = [address_of(request) if limit.by_address else "", name_key(pen_name) if limit.by_name else ""]
    return hmac.new(settings.SECRET_KEY.encode(), "\n".join(parts).encode(), hashlib.sha256).hexdigest()[:32]
