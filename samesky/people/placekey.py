"""The place's own data key: for words to all members that have become nobody's."""

from uuid import UUID

from django.db import transaction

from samesky.people.keyring import make_key
from samesky.people.models import HostChoice

NAME = "place-key"


def place_key() -> UUID:
    """The id of the place's data key, made when it is first needed."""
    found = HostChoice.objects.filter(name=NAME).values_list("value", flat=True).first()
    if found:
        return UUID(found)
    fresh = make_key()
    with transaction.atomic():
        kept, _ = HostChoice.objects.get_or_create(name=NAME, defaults={"value": str(fresh)})
    return UUID(kept.value)
