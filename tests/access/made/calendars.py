"""Secret addresses of calendars, and a meetings feed that a host brought over."""

import json
from dataclasses import dataclass
from uuid import UUID

from samesky.gatherings.actions import bringing, subscribing
from samesky.gatherings.feeds.bringing.reading import read
from samesky.gatherings.models import Bringing, CalendarAddress, Listing
from samesky.gatherings.queries.addresses import path_of
from samesky.groups.models import Group, Membership
from samesky.people.models import Person

FEED = [{"name": "Walk and talk", "slug": "walk", "day": 6, "time": "10:00", "formatted_address": "Leith"}]


@dataclass(frozen=True)
class Calendars:
    """tokens: thing -> token in its address. bens: the id of his own address."""

    tokens: dict[str, str]
    bens: UUID
    read: Bringing
    brought: Bringing
    listing: Listing


def calendars(people: dict[str, Person], made: dict[str, Group]) -> Calendars:
    """Ben's own and that of an open group; one that was taken back; one of somebody who left the group since."""
    tokens = {}
    for thing, name, group in (
        ("a calendar address that was taken back", "Ben", None),
        ("Ben's calendar address", "Ben", None),
        ("Ben's address of an open group", "Ben", "an open group"),
        ("an address of an open group, of somebody who left", "Oskar", "an open group"),
    ):
        subscribing.make_address(people[name], made[group] if group else None, neutral=False)
        row = CalendarAddress.objects.latest("made_at")
        tokens[thing] = path_of(row).rpartition("/")[2].removesuffix(".ics")
    Membership.objects.filter(person=people["Oskar"], group=made["an open group"]).delete()
    found = read(json.dumps(FEED).encode())
    brought = bringing.look_at(people["Grace"], found, "")
    bringing.save(people["Grace"], brought.id)
    return Calendars(
        tokens=tokens,
        bens=CalendarAddress.objects.get(person=people["Ben"], group=None).id,
        read=bringing.look_at(people["Grace"], found, ""),
        brought=brought,
        listing=Listing.objects.get(),
    )
