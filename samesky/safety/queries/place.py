"""What the host is told about this place: what is missing, never what anybody wrote."""

from dataclasses import dataclass
from datetime import timedelta

from samesky.kit.clock import now
from samesky.people.models import RoleGrant, Topic
from samesky.safety.core.watch import Turn, gaps
from samesky.safety.queries.lines import doors, expired
from samesky.safety.queries.reports import some_wait_for_nobody
from samesky.safety.queries.watching import WATCHERS, turns_after

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Missing:
    """What a host could see to. Each is true when it is missing."""

    emergency: bool
    lines: bool
    expired: bool
    moderators: bool
    watch: bool
    stuck: bool


def missing() -> Missing:
    """How this place stands now."""
    moment, good = now(), doors()
    turns = [Turn(turn.starts_at, turn.ends_at) for turn in turns_after(moment)]
    return Missing(
        emergency=not good.emergency,
        lines=not good.anybody,
        expired=expired(),
        moderators=not RoleGrant.objects.filter(role__in=WATCHERS).exists(),
        watch=bool(gaps(turns, moment, moment + SOON)),
        stuck=some_wait_for_nobody(),
    )


def role_grants() -> list[RoleGrant]:
    """Who has which role, by role and name."""
    grants = RoleGrant.objects.select_related("person", "granted_by")
    return sorted(grants, key=lambda grant: (grant.role, grant.person.name_key))


def all_topics() -> list[Topic]:
    """The whole list, hidden ones too."""
    return list(Topic.objects.all())
