"""Secret addresses of calendars: found by their hash, and only while whoever made them is still where they were."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from samesky.gatherings.models import CalendarAddress
from samesky.groups.models import Group, Membership
from samesky.groups.queries import hash_of
from samesky.people import sealing
from samesky.people.models import Leaving, Person


def own_address(token: str) -> CalendarAddress:
    """Whose own calendar this is. Raises Http404 for every other token, as for a page that does not exist."""
    return _found(token, Q(group__isnull=True))


def group_address(token: str) -> CalendarAddress:
    """Whose calendar of which group this is. Raises Http404, also once they left: coming back in makes no old address good."""
    return _found(token, Q(group__isnull=False))


def _found(token: str, which: Q) -> CalendarAddress:
    living = _alive(CalendarAddress.objects.filter(which, token_hash=hash_of(token)))
    found = living.select_related("person", "group").first()
    if found is None:
        raise Http404
    return found


def _alive(addresses: "QuerySet[CalendarAddress]") -> "QuerySet[CalendarAddress]":
    inside = Membership.objects.filter(
        group=OuterRef("group"), person=OuterRef("person"), agreed_at__lte=OuterRef("made_at")
    )
    leaving = Leaving.objects.filter(person_id=OuterRef("person"))
    return addresses.filter(Q(group__isnull=True) | Exists(inside)).exclude(Exists(leaving))


@dataclass(frozen=True)
class Shown:
    """A secret address as its owner reads it. path: what follows the place's own address."""

    row: CalendarAddress
    path: str


def addresses_of(person: Person) -> dict[Group | None, Shown]:
    """Their own under None, and those of groups they are in."""
    rows = list(
        _alive(CalendarAddress.objects.filter(person=person))
        .select_related("group")
        .order_by(F("group_id").asc(nulls_first=True))
    )
    sealing.warm(rows, "token")
    return {row.group: Shown(row, path_of(row)) for row in rows}


def path_of(row: CalendarAddress) -> str:
    """feeds/me/<token>.ics or feeds/groups/<token>.ics."""
    return f"feeds/{'groups' if row.group_id else 'me'}/{sealing.read(row, 'token')}.ics"
