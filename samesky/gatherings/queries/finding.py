"""Looking for a gathering: by day, time of day, topic, language, kind, online or near a town, free seats."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from samesky.gatherings.core.when import local_time
from samesky.gatherings.models import Series
from samesky.gatherings.queries.between import between
from samesky.gatherings.queries.rooms_left import with_room_for
from samesky.gatherings.queries.seen import Asker, Happening, open_series
from samesky.gatherings.queries.weeks import Entry, weeks
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.words import warm, words_of
from samesky.groups.cards import with_cards
from samesky.groups.queries import groups_of, listed_groups
from samesky.people.models import Person

SOON = timedelta(hours=1)
PARTS = {"morning": (5, 12), "afternoon": (12, 17), "evening": (17, 22), "night": (22, 5)}
"""Part of the day -> its hours on the clock of whoever looks: from the first, before the second."""
ONLINE, IN_A_PLACE = "online", "place"
MOST_PLACES = 1_000


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for. Empty: it does not matter. part: of PARTS. way: ONLINE or IN_A_PLACE. free: only with free seats."""

    begin: datetime
    end: datetime
    zone: str
    part: str = ""
    kind: str = ""
    language: str = ""
    topic: str = ""
    way: str = ""
    town: str = ""
    free: bool = False


def find(asker: Asker, wanted: Wanted, limit: int, skip: int = 0) -> tuple[list[Happening], bool]:
    """The first that fit, in order, after `skip` of them; and whether there are more. What is cancelled is not among them."""
    fitting = _fitting(asker, wanted)
    if wanted.free:
        fitting = with_room_for(asker, fitting)
    found = list(islice(fitting, skip, skip + limit + 1))
    return found[:limit], len(found) > limit


def soon(asker: Asker, at: datetime) -> list[Happening]:
    """What begins within the hour."""
    return [one for one in islice(between(asker, at, at + SOON), 20) if not one.cancelled]


@dataclass(frozen=True)
class Choices:
    """What can be chosen because there is some: slugs of topics, codes of languages, towns of open gatherings."""

    topics: frozenset[str]
    languages: frozenset[str]
    towns: tuple[str, ...]


_kept: dict[str, tuple[int, Choices]] = {}


def choices() -> Choices:
    """Of everything that is open to anyone; kept in memory until a gathering changes."""
    kept = _kept.get("open")
    if kept is None or kept[0] != weeks.version:
        kept = _kept["open"] = (weeks.version, _choices())
    return kept[1]


def _choices() -> Choices:
    listed = {group.id: card for group, card in with_cards(listed_groups())}
    there = [entry for entry in weeks.entries() if entry.who != Series.Who.GROUP and entry.group_id in listed]
    places = list(open_series().filter(street=True, ended_at=None).select_related("group")[:MOST_PLACES])
    warm(places)
    return Choices(
        frozenset(
            topic for group_id in {entry.group_id for entry in there} for topic in listed[group_id].topics
        ),
        frozenset(code for entry in there for code in entry.languages),
        tuple(sorted({words_of(series).town for series in places} - {""}, key=str.casefold)),
    )


def _fitting(asker: Asker, wanted: Wanted) -> Iterator[Happening]:
    groups = _groups_about(asker, wanted.topic) if wanted.topic else None

    def sift(entry: Entry) -> bool:
        return (
            (not wanted.kind or entry.kind == wanted.kind)
            and (not wanted.language or wanted.language in entry.languages)
            and (wanted.way != ONLINE or entry.online)
            and (wanted.way != IN_A_PLACE or entry.in_a_place)
            and (not wanted.town or entry.in_a_place)
            and (groups is None or entry.group_id in groups)
        )

    for one in between(asker, wanted.begin, wanted.end, sift=sift):
        if not one.cancelled and _fits_now(one, wanted):
            yield one


def _fits_now(one: Happening, wanted: Wanted) -> bool:
    if wanted.part and not _within(local_time(one.starts_at, wanted.zone).hour, *PARTS[wanted.part]):
        return False
    return not wanted.town or words_at(one).town.casefold() == wanted.town.casefold()


def _within(hour: int, first: int, last: int) -> bool:
    return first <= hour < last if first < last else hour >= first or hour < last


def _groups_about(asker: Asker, topic: str) -> set[UUID]:
    known = listed_groups() + (groups_of(asker) if isinstance(asker, Person) else [])
    return {group.id for group, card in with_cards(known) if topic in card.topics}
