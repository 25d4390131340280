"""Who joined the place and each group when: before their first words there, and a few who mostly read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from samesky.demo.core.calendar import Calendar
from samesky.demo.core.told import Season, ToldGroup, ToldPerson

FOUNDED = -240
"""The place is older than its season."""
SECOND_GROUP = 0.4
"""How many of those who belong to one group have joined another."""
MEMBERS = ""
"""Stands for a group's slug where something was said to all members."""

Places = dict[tuple[str, str], datetime]
"""A moment for a group's slug and a pen name."""


@dataclass(frozen=True)
class Comings:
    """When people joined, by pen name; when they came into a group; when the group was made, by slug."""

    joined: dict[str, datetime]
    came: Places
    made: dict[str, datetime]


def comings(season: Season, calendar: Calendar, newcomers: frozenset[str]) -> Comings:
    """newcomers: people who came only shortly before their first words."""
    made = {group.slug: _made(group, calendar) for group in season.groups}
    first = _first_words(season, calendar)
    came: Places = {}
    for slug, name in sorted(first.keys() | _at_home(season)):
        if slug != MEMBERS:
            came[slug, name] = _before(slug, name, first.get((slug, name)), calendar, newcomers)
    for group in season.groups:
        came |= {(group.slug, name): made[group.slug] + timedelta(hours=2) for name in group.facilitators}
    joined = {person.pen_name: _joined(person, came, first, calendar) for person in season.people()}
    return Comings(joined, came | _second(season, calendar, joined, came), made)


def _made(group: ToldGroup, calendar: Calendar) -> datetime:
    days = round(calendar.chance.between(30, 150, group.slug, "made"))
    return calendar.told(calendar.midnight(-days) + timedelta(hours=11, minutes=days % 50))


def _at_home(season: Season) -> set[tuple[str, str]]:
    return {(group.slug, person.pen_name) for group in season.groups for person in group.people}


def _first_words(season: Season, calendar: Calendar) -> Places:
    """The first thing everybody does in each group, and before all members."""
    first: Places = {}
    for group in season.groups:
        for share in group.shares:
            place = MEMBERS if share.to_members else group.slug
            for name, at in calendar.times(group, share).by_voice(share):
                first[place, name] = min(at, first.get((place, name), at))
    return first


def _before(
    slug: str, name: str, first: datetime | None, calendar: Calendar, newcomers: frozenset[str]
) -> datetime:
    chance = calendar.chance.part(slug, "came", name)
    if first is None:
        return calendar.told(calendar.midnight(0) + timedelta(days=85 * chance))
    if name in newcomers:
        return first - timedelta(minutes=10 + 20 * chance)
    return first - timedelta(minutes=25, days=14 * chance**2)


def _joined(person: ToldPerson, came: Places, first: Places, calendar: Calendar) -> datetime:
    """A little before they did anything anywhere; staff, and who only reads, without such a sign."""
    name, chance = person.pen_name, calendar.chance.part("joined", person.pen_name)
    signs = [at for (_, who), at in [*came.items(), *first.items()] if who == name]
    if signs:
        return min(signs) - timedelta(minutes=4 + 9 * chance)
    days = 4 * chance if not person.topics else 300 * chance
    return calendar.told(calendar.midnight(FOUNDED) + timedelta(days=days))


def _second(season: Season, calendar: Calendar, joined: dict[str, datetime], came: Places) -> Places:
    """A group for those who only read, and another for some of the others: one that shares a topic, and is not by invitation."""
    found: Places = {}
    chance, end = calendar.chance, calendar.told(calendar.end)
    likely = [(person, SECOND_GROUP) for group in season.groups for person in group.people]
    likely += [(person, 1.0) for person in season.quiet]
    for person, how_likely in likely:
        name = person.pen_name
        fitting = [group.slug for group in season.groups if _would_fit(person, group, came)]
        if fitting and chance.part("second", name) < how_likely:
            since = joined[name] + (end - joined[name]) * chance.part("second at", name)
            found[chance.one_of(fitting, "which", name), name] = since
    return found


def _would_fit(person: ToldPerson, group: ToldGroup, came: Places) -> bool:
    new = group.joining != "invitation" and (group.slug, person.pen_name) not in came
    return new and not set(person.topics).isdisjoint(group.topics)
