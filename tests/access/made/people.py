"""Who is there: some of the cast, and two strangers."""

from collections.abc import Iterable

from samesky.kit.cast import CastMember
from samesky.people.models import Block, Person
from tests.harness.people import BY_NAME, arrive


def everybody(names: Iterable[str]) -> dict[str, Person]:
    """These of the cast, and two of whom nobody of the cast knows. Amara has blocked Jules."""
    found = {name: arrive(BY_NAME[name]) for name in names}
    found |= {name: arrive(CastMember(name, "somebody else")) for name in ("Nadia", "Oskar")}
    Block.objects.create(by=found["Amara"], of=found["Jules"])
    return found
