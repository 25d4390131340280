"""After old data was put back: everybody whose key is missing is erased again, and no value stays that no key opens."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import models, transaction

from samesky.kit.leaving import erasers
from samesky.kit.registry import Registry
from samesky.live import journal
from samesky.people.hostkey import HostKeyMissing
from samesky.people.keyring import host_keys
from samesky.people.keystore.models import DataKey
from samesky.people.models import HostChoice, Leaving, Person
from samesky.people.placekey import NAME as PLACE_KEY
from samesky.people.walking import whose_key_is_gone

afterwards: Registry[Callable[[], int]] = Registry("what apps do after a restore")
"""Called in the transaction of a restore, once nothing is left that no key opens: what an app has to put right. May be run again."""


@dataclass(frozen=True)
class Erased:
    """How many people had left, and how many further values no key opens."""

    people: int
    values: int


def host_keys_missing() -> set[str]:
    """Names of host keys that wrapped data keys here and that this host does not have."""
    wanted = set(DataKey.objects.values_list("host_key_id", flat=True))
    try:
        return wanted - {name for name, _ in host_keys().pairs}
    except HostKeyMissing:
        return wanted


def erase_whose_key_is_gone() -> Erased:
    """Erase the people, then empty or delete whatever else is sealed under a key that was destroyed. May be run again."""
    with transaction.atomic():
        people = _people_without_key()
        for person_id in people:
            _erase(person_id)
        values = sum(_take_away(*found) for found in list(whose_key_is_gone()))
        _forget_a_lost_place_key()
        for step in afterwards:
            step()
    return Erased(len(people), values)


def _people_without_key() -> list[UUID]:
    known = set(DataKey.objects.values_list("id", flat=True))
    return [pk for pk, key_id in Person.objects.values_list("pk", "key_id") if key_id not in known]


def _erase(person_id: UUID) -> None:
    for eraser in reversed(list(erasers)):
        while eraser.erase(person_id):
            pass
    journal.forget_person(person_id)
    Person.objects.filter(pk=person_id).delete()
    Leaving.objects.filter(person_id=person_id).delete()


def _take_away(model: type[models.Model], column: str, pk: object) -> int:
    """A column that may be empty becomes empty; a row that cannot be without its words goes. 1 when there was something to do."""
    row = model._meta.base_manager.filter(pk=pk)
    if model._meta.get_field(column).null:
        return row.update(**{column: None})
    return 1 if row.delete()[0] else 0


def _forget_a_lost_place_key() -> None:
    for choice in HostChoice.objects.filter(name=PLACE_KEY):
        if not DataKey.objects.filter(id=UUID(choice.value)).exists():
            choice.delete()
