"""What would make the season impossible: names nobody has, times out of order, words nobody could have written to each other."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from samesky.demo.core.thanks import meant_reply, thanked
from samesky.demo.core.told import Season, ToldGroup, ToldPerson, ToldShare
from samesky.kit.text import name_key

DAYS = 90
WANTS = {"ears", "ideas", "company", "celebration"}
JOINING = {"open", "request", "invitation"}
VISIBLE = {"nobody", "groups", "members"}
APART = (frozenset({"Amara", "Jules"}),)
"""Pairs of whom one blocked the other: neither ever reads, and so never answers, the other."""
NOT_IN = {"Ivo": "carers-of-a-parent-who-forgets"}
SILENT = frozenset({"Elif", "Farid", "Grace"})
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def problems(season: Season, topics: Collection[str]) -> list[str]:
    """Sentences that say what is wrong, in the order of the files; empty when the season can be filled."""
    names = [person.pen_name for person in season.people()]
    found = [f"{name} is there twice." for name, count in _keys(names).items() if count > 1]
    found += [f"The group {slug} is there twice." for slug in _twice(group.slug for group in season.groups)]
    for person in season.cast:
        found += _person(person, topics)
    for group in season.groups:
        found += [f"{group.slug}: {problem}" for problem in _group(group, set(names), topics)]
    return found


def _keys(names: list[str]) -> Counter[str]:
    first: dict[str, str] = {}
    return Counter(first.setdefault(name_key(name), name) for name in names)


def _twice(things: Iterator[str]) -> list[str]:
    return [thing for thing, count in Counter(things).items() if count > 1]


def _group(group: ToldGroup, names: set[str], topics: Collection[str]) -> Iterator[str]:
    if group.joining not in JOINING:
        yield f"joining is {group.joining!r}."
    if not group.facilitators or not names.issuperset(group.facilitators):
        yield "nobody we know facilitates it."
    yield from (f"there is no topic {slug}." for slug in group.topics if slug not in topics)
    yield from (f"{share_id} is there twice." for share_id in _twice(share.id for share in group.shares))
    for person in group.people:
        yield from _person(person, topics)
    for share in group.shares:
        yield from (f"{share.id}: {problem}" for problem in _share(group, share, names))


def _person(person: ToldPerson, topics: Collection[str]) -> Iterator[str]:
    yield from (
        f"{person.pen_name}: there is no topic {slug}." for slug in person.topics if slug not in topics
    )
    if person.visible not in VISIBLE:
        yield f"{person.pen_name}: visible to {person.visible!r}."


def _share(group: ToldGroup, share: ToldShare, names: set[str]) -> Iterator[str]:
    voices = share.voices()
    yield from (f"nobody is called {name}." for name in sorted(voices - names))
    yield from (f"{name} never writes." for name in sorted(voices & SILENT))
    yield from (f"{name} is not in this group." for name in sorted(voices) if NOT_IN.get(name) == group.slug)
    if share.wants not in WANTS:
        yield f"wants {share.wants!r}."
    yield from _times(share)
    yield from _threads(share)


def _times(share: ToldShare) -> Iterator[str]:
    afters = [0, *(reply.after for reply in share.replies)]
    if not 0 <= share.day < DAYS:
        yield f"day {share.day} is not in the season."
    if not _CLOCK.fullmatch(share.time):
        yield f"{share.time!r} is not a time of the day."
    if any(later <= earlier for earlier, later in pairwise(afters)):
        yield "replies are not in the order of their time."


def _threads(share: ToldShare) -> Iterator[str]:
    if share.by in share.been_there or _twice(iter(share.been_there)):
        yield "somebody has been there twice, or in their own share."
    if not share.words or not all(reply.words for reply in share.replies):
        yield "somebody said nothing."
    try:
        given = [(thanks.by, meant_reply(share, thanks)) for thanks in share.thanks]
        pairs = [frozenset({thanks.by, thanked(share, thanks)}) for thanks in share.thanks]
    except LookupError as error:
        yield f"{error}."
        return
    if len(given) != len(set(given)):
        yield "somebody is thanked twice by the same person for the same words."
    pairs += [frozenset({share.by, other}) for other in share.voices()]
    yield from (f"{' and '.join(sorted(pair))} cannot see each other." for pair in APART if pair in pairs)
