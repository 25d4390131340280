"""Whether two people share a place: groups registers the answer, because people knows no groups."""

from collections.abc import Callable

from samesky.kit.registry import Registry
from samesky.people.models import Person

Together = Callable[[Person, Person], bool]
togetherness: Registry[Together] = Registry("togetherness")


def are_together(one: Person, other: Person) -> bool:
    """Whether the two are members of a group in common."""
    return any(share(one, other) for share in togetherness)
