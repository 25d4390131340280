"""The three feeds for everybody are made once and kept in memory until something in them changes; calendar programs ask often."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Max

from samesky.gatherings.models import Listing, Occurrence, Series
from samesky.gatherings.queries.seen import UNLISTED
from samesky.groups.models import Group
from samesky.kit.clock import now

_kept: dict[tuple[str, str], tuple[object, bytes]] = {}
MOST = 12
"""Three feeds, under the few addresses that a place has."""


def kept(name: str, base: str, make: Callable[[str], bytes]) -> bytes:
    """The feed `name` for the place's address `base`; `make` is called when it is not the newest."""
    version = _version()
    found = _kept.get((name, base))
    if found is not None and found[0] == version:
        return found[1]
    body = make(base)
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[name, base] = (version, body)
    return body


def forget_all() -> None:
    """For tests, whose database goes back in time."""
    _kept.clear()


def _version() -> tuple[object, ...]:
    """Cheap to ask, and another after every change; and each hour, since time itself makes things past."""
    hour = now().replace(minute=0, second=0, microsecond=0)
    series = Series.objects.filter(who=Series.Who.ANYONE).exclude(group__joining=UNLISTED)
    changed = series.aggregate(n=Count("id"), at=Max("changed_at"))
    rows = Occurrence.objects.filter(series__who=Series.Who.ANYONE).aggregate(
        n=Count("id"), at=Max("changed_at")
    )
    groups = Group.objects.aggregate(n=Count("id"), at=Max("changed_at"))
    listings = Listing.objects.aggregate(n=Count("id"), at=Max("read_at"))
    return hour, settings.PLACE_NAME, *_values(changed), *_values(rows), *_values(groups), *_values(listings)


def _values(found: dict[str, int | datetime | None]) -> tuple[object, ...]:
    return tuple(found.values())
