"""The wake law, checked by rendering: somebody is told of a fragment exactly when it now looks different to them.

    with watching(readers, groups=[group], shares=[share]):
        actions.answer(ben, share, "I am here.")

Every fragment of every page is rendered for every reader before and after; what the journal's events name for a reader must be
exactly what changed for them. A page whose streams were ended (leaving, removal) or sent afresh (a block) may change in any way.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID

from django.test import Client

from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.live.core.revocation import Revocation
from samesky.live.models import CONTROL, Event
from samesky.live.queries import _events
from samesky.live.rooms import kind_of
from samesky.people.models import Person
from samesky.shares.models import Share

Seen = dict[tuple[UUID, str, str], str]
"""(reader, room, fragment) -> what it looks like; "" for what is not there."""

FRESH_EACH_TIME = re.compile(r'name="(?:once|csrfmiddlewaretoken)" value="[^"]*"')
NESTED = re.compile(
    r'(<div data-fragment="share-[^"]+"[^>]*>).*?(?=<div data-fragment|<div class="end"|$)', re.DOTALL
)
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@contextmanager
def watching(readers: list[Person], *, groups: list[Group] = (), shares: list[Share] = ()) -> Iterator[None]:  # type: ignore[assignment]
    """Assert the wake law over whatever happens in this block."""
    share_ids = [share.id for share in shares]
    start = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    before = _look(readers, groups, share_ids)
    yield
    after = _look(readers, groups, share_ids)
    told, excused = _told(readers, start)
    # What was not there could not be open; a card that is gone went with its list, or was on no page.
    changed = {
        key for key in before if before[key] != after[key] and _could_be_open(key, before[key], after[key])
    }
    missed = {key for key in changed - told if not _is_excused(key, excused)}
    needless = {key for key in told - changed if key in before}
    names = {person.id: person.pen_name for person in readers}
    assert not missed, f"changed, and nobody was told: {_named(missed, names)}"
    assert not needless, f"told, and nothing changed: {_named(needless, names)}"


def _could_be_open(key: tuple[UUID, str, str], before: str, after: str) -> bool:
    own = key[1].startswith("person:")
    name = key[2].removeprefix("share-")
    gone_card = name != key[2] and not after and not Share.objects.filter(id=name).exists()
    return (own or bool(before)) and not gone_card


def _named(keys: set[tuple[UUID, str, str]], names: dict[UUID, str]) -> list[str]:
    return sorted(f"{names[reader]}: {fragment} in {room}" for reader, room, fragment in keys)


def _look(readers: list[Person], groups: list[Group], share_ids: list[UUID]) -> Seen:
    seen: Seen = {}
    with held_at(NOON):
        for reader in readers:
            client = Client()
            client.force_login(reader)
            for room, fragment, address in _fragments(reader, groups, share_ids):
                answer = client.get(address)
                body = answer.content.decode() if answer.status_code == 200 else ""
                body = FRESH_EACH_TIME.sub("", body)
                seen[(reader.id, room, fragment)] = NESTED.sub(r"\1", body) if fragment == "shares" else body
    return seen


def _fragments(reader: Person, groups: list[Group], share_ids: list[UUID]) -> Iterator[tuple[str, str, str]]:
    for group in groups:
        yield group.room, "shares", f"/groups/{group.slug}/shares"
        yield group.room, "rooms", f"/groups/{group.slug}/circles/now"
    yield "members:all", "shares", "/shares/newest"
    for share_id in share_ids:
        share = Share.objects.filter(id=share_id).first()
        place = share.place_room if share else ""
        yield place or _place_before[share_id], f"share-{share_id}", f"/shares/{share_id}/card"
        yield f"share:{share_id}", "thread", f"/shares/{share_id}/thread"
        if place:
            _place_before[share_id] = place
    for fragment in ("answers", "asked", "groups"):
        yield f"person:{reader.id}", fragment, f"/today/{fragment}"
    yield f"person:{reader.id}", "notices", "/notices/newest"


_place_before: dict[UUID, str] = {}


def _told(readers: list[Person], start: int) -> tuple[set[tuple[UUID, str, str]], list[Revocation]]:
    told: set[tuple[UUID, str, str]] = set()
    excused = []
    ids = {reader.id for reader in readers}
    for row in Event.objects.filter(pk__gt=start).select_related("room").order_by("pk"):
        event = next(event for event in _events(row.room.name, row.seq - 1) if event.seq == row.seq)
        if row.room.name == CONTROL:
            excused.append(Revocation.from_payload(event.payload))
            continue
        kind = kind_of(row.room.name)
        assert kind is not None, f"nobody decides about {row.room.name}"
        told |= {(person, event.room, event.fragment) for person in kind.concerned(event, ids) & ids}
    return told, excused


def _is_excused(key: tuple[UUID, str, str], excused: list[Revocation]) -> bool:
    reader, room, _ = key
    return any(each.reaches(reader, "", room) for each in excused if each.session is None)
