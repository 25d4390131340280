"""Fills an empty place with a season: people first, then group after group, each in one transaction."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from samesky.demo.core.calendar import Calendar
from samesky.demo.core.chance import Chance
from samesky.demo.core.meeting import GATHERINGS
from samesky.demo.core.told import Season, ToldGroup
from samesky.demo.filling.added import add_the_rest
from samesky.demo.filling.gatherings import plan_gatherings
from samesky.demo.filling.groups import group_of, open_group
from samesky.demo.filling.keys import new_keys
from samesky.demo.filling.people import let_people_in
from samesky.demo.filling.said import said_in
from samesky.demo.filling.scene import Scene, scene_of
from samesky.people.keyring import ring


def fill(
    season: Season, *, end: datetime, seed: str, tell: Callable[[str], None] = lambda words: None
) -> Scene:
    """Write the season, checked before (written.check), into a place where nobody is yet. `end`: its last moment, in local time.

    The same season, seed and end give the same rows, but for keys and nonces, which are random. `tell` hears what was done.
    """
    scene = scene_of(season, Calendar(end, Chance(seed)))
    with ring():
        let_people_in(scene)
        tell(f"{len(scene.people)} people have joined.")
        for told, key in zip(season.groups, new_keys(len(season.groups)), strict=True):
            _fill_group(scene, told, key)
            tell(f"{told.name}: said.")
        add_the_rest(scene)
        plan_gatherings(scene)
        tell(f"{len(GATHERINGS)} gatherings are planned.")
    return scene


def _fill_group(scene: Scene, told: ToldGroup, key: UUID) -> None:
    """Sealing comes before the transaction, as in every action: it holds the only write lock."""
    group = group_of(scene, told, key)
    said = said_in(scene, told, group)
    with transaction.atomic():
        open_group(scene, told, group)
        said.write()
