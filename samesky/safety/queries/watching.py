"""The rota as rows: what the banner needs, and what those who keep it see."""

from datetime import datetime

from django.core.cache import cache
from django.db.models import QuerySet

from samesky.kit.clock import now
from samesky.people.models import Person, RoleGrant
from samesky.safety.core.watch import Turn, Unwatched, Watched, watch_at
from samesky.safety.models import WatchTurn

WATCHERS = (RoleGrant.Role.MODERATOR, RoleGrant.Role.LEAD)
"""Who can be on watch: those who may open what somebody tells us."""
KEPT = 5
"""Seconds for which a process does not ask the rota again."""
CACHE = "safety-watch"


def standing() -> Watched | Unwatched:
    """Whether somebody is on watch at this moment. At most one query, and none if this process asked a moment ago."""
    moment = now()
    turns: list[Turn] | None = cache.get(CACHE)
    if turns is None:
        turns = [Turn(turn.starts_at, turn.ends_at) for turn in turns_after(moment)]
        cache.set(CACHE, turns, KEPT)
    return watch_at(turns, moment)


def turns_after(moment: datetime) -> "QuerySet[WatchTurn]":
    """Turns that end after `moment`, in order. The turn of somebody who lost the role counts for nothing, however that came about."""
    watchers = RoleGrant.objects.filter(role__in=WATCHERS).values("person_id")
    coming = WatchTurn.objects.filter(ends_at__gt=moment, person_id__in=watchers)
    return coming.select_related("person").order_by("starts_at", "ends_at")


def who_can_watch() -> list[Person]:
    """Everybody who may be given a turn, by name."""
    holders = Person.objects.filter(role_grants__role__in=WATCHERS).distinct()
    return sorted(holders, key=lambda person: person.name_key)


def on_watch(moment: datetime) -> list[Person]:
    """Who is on watch at this moment, by name. For reaching them, not for showing: members are never told who it is."""
    turns = turns_after(moment).filter(starts_at__lte=moment)
    return sorted({turn.person for turn in turns}, key=lambda person: person.name_key)
