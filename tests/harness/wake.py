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

from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.people.models import Person
from samesky.shares.models import Share
from tests.harness.journal import Journal, Key, Seen, changed, eyes_of

NESTED = re.compile(
    r'(<div data-fragment="share-[^"]+"[^>]*>).*?(?=<div data-fragment|<div class="end"|$)', re.DOTALL
)
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@contextmanager
def watching(readers: list[Person], *, groups: list[Group] = (), shares: list[Share] = ()) -> Iterator[None]:  # type: ignore[assignment]
    """Assert the wake law over whatever happens in this block."""
    share_ids = [share.id for share in shares]
    journal = Journal(readers)
    before = _look(readers, groups, share_ids)
    yield
    after = _look(readers, groups, share_ids)
    # What was not there could not be open; a card that is gone went with its list, or was on no page.
    differs = {key for key in changed(before, after) if _could_be_open(key, before[key], after[key])}
    journal.agrees(differs, where=before)


def _could_be_open(key: Key, before: str, after: str) -> bool:
    own = key[1].startswith("person:")
    name = key[2].removeprefix("share-")
    gone_card = name != key[2] and not after and not Share.objects.filter(id=name).exists()
    return (own or bool(before)) and not gone_card


def _look(readers: list[Person], groups: list[Group], share_ids: list[UUID]) -> Seen:
    seen: Seen = {}
    with held_at(NOON):
        for reader in readers:
            see = eyes_of(reader)
            for room, fragment, address in _fragments(reader, groups, share_ids):
                body = see(address)
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
