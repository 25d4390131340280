"""Listed groups, offered to people who look for somebody who gets it."""

from collections.abc import Hashable, Iterable

from django.db.models import Count, Max, Q

from samesky.groups.cards import with_cards
from samesky.groups.models import Group
from samesky.groups.queries import listed_groups
from samesky.kit.public_items import PublicItem, PublicSource, public_sources
from samesky.people.keyring import ring


def _version() -> Hashable:
    # Counted apart: a group that hides is not shown on, also where two machines' clocks do not agree which change was the last.
    listed = Count("id", filter=~Q(joining=Group.Joining.INVITATION))
    seen = Group.objects.aggregate(count=Count("id"), listed=listed, latest=Max("changed_at"))
    return (seen["count"], seen["listed"], seen["latest"])


def _items() -> Iterable[PublicItem]:
    with ring():
        for group, card in with_cards(listed_groups()):
            yield PublicItem(
                str(group.id), "group", card.name, card.about, group.get_absolute_url(), card.topics
            )


public_sources.register("groups", PublicSource("groups", _version, _items))
