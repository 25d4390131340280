"""A group's card: sealed in the database; a listed group's, which anybody may read, is kept in memory until it changes."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from samesky.groups.models import Card, Group
from samesky.people import sealing

MOST_KEPT = 5000
_public: dict[UUID, tuple[datetime, Card]] = {}


def write_card(group: Group, card: Card) -> None:
    """Seal `card` into the group's row; saving is the caller's."""
    words = {"name": card.name, "about": card.about, "agreements": card.agreements, "topics": card.topics}
    sealing.put(group, "card", json.dumps(words, ensure_ascii=False), key=group.key_id)


def card_of(group: Group) -> Card:
    """The group's card."""
    kept = _public.get(group.id)
    if kept is not None and kept[0] == group.changed_at and group.listed:
        return kept[1]
    words = json.loads(sealing.read(group, "card"))
    card = Card(words["name"], words["about"], tuple(words["agreements"]), tuple(words["topics"]))
    if group.listed:
        if len(_public) >= MOST_KEPT:
            _public.clear()
        _public[group.id] = (group.changed_at, card)
    else:
        _public.pop(group.id, None)
    return card


def with_cards(groups: Iterable[Group]) -> list[tuple[Group, Card]]:
    """Groups with their cards, in the order of their names; one query for the keys not yet known."""
    listed = list(groups)
    unknown = [group for group in listed if _public.get(group.id, (None,))[0] != group.changed_at]
    sealing.warm(unknown, "card")
    return sorted(((group, card_of(group)) for group in listed), key=lambda pair: pair[1].name.casefold())
