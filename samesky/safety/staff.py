"""Who is shown the links of moderators and hosts. For drawing only: every door is decided by the gate, from the rows themselves."""

from collections.abc import Callable
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest

from samesky.people.models import Person, RoleGrant

CACHE = "safety-staff"
KEPT = 10
"""Seconds for which a process does not ask again; so a member's page asks nothing."""


def shown_to(*roles: str) -> Callable[[HttpRequest], bool]:
    """Whether somebody with one of these roles asks for the page."""

    def is_shown(request: HttpRequest) -> bool:
        person = getattr(request, "user", None)
        return isinstance(person, Person) and any((person.id, role) in _holders() for role in roles)

    return is_shown


def forget() -> None:
    """A role was given or taken: this process shows it at once."""
    cache.delete(CACHE)


def _holders() -> frozenset[tuple[UUID, str]]:
    found: frozenset[tuple[UUID, str]] | None = cache.get(CACHE)
    if found is None:
        found = frozenset(RoleGrant.objects.values_list("person_id", "role"))
        cache.set(CACHE, found, KEPT)
    return found
