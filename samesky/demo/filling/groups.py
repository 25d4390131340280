"""A group as rows: its card, who leads it, who came in."""

from datetime import timedelta
from uuid import UUID

from samesky.demo.core.told import ToldGroup
from samesky.demo.filling.people import HOST
from samesky.demo.filling.scene import Scene
from samesky.groups.cards import write_card
from samesky.groups.models import Card, Facilitation, Group, Membership


def group_of(scene: Scene, told: ToldGroup, key: UUID) -> Group:
    """The group, not saved yet. The host made it, and is not in it."""
    made = scene.comings.made[told.slug]
    group = Group(id=scene.chance.id("group", told.slug), key_id=key, joining=told.joining)
    group.slug = told.slug if group.listed else group.id.hex[:20]
    group.made_by, group.made_at, group.changed_at = scene.people[HOST], made, made
    write_card(group, Card(told.name, told.about, told.agreements, told.topics))
    return group


def open_group(scene: Scene, told: ToldGroup, group: Group) -> None:
    """Save it, with its facilitators and members. Inside a transaction."""
    group.save(force_insert=True)
    Membership.objects.bulk_create(_members(scene, told, group))
    Facilitation.objects.bulk_create(
        Facilitation(
            group=group,
            person=scene.people[name],
            given_by=scene.people[HOST],
            given_at=group.made_at + timedelta(hours=3),
        )
        for name in told.facilitators
    )


def _members(scene: Scene, told: ToldGroup, group: Group) -> list[Membership]:
    """In the order in which they came."""
    came = sorted((at, name) for (slug, name), at in scene.comings.came.items() if slug == told.slug)
    return [Membership(group=group, person=scene.people[name], agreed_at=at) for at, name in came]
