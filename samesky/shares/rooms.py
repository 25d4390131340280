"""Who hears what of shares, live. The wake law: somebody is told of a fragment exactly when it would now look different to them."""

from datetime import datetime
from uuid import UUID

from samesky.groups.models import Membership
from samesky.groups.parts import the_same_for_all
from samesky.live.core.told import Told
from samesky.people.models import Person
from samesky.people.queries import hidden_pairs
from samesky.shares.models import Reply, Share
from samesky.shares.queries import PAGE

NEWEST = 400
"""Nobody's first page reaches further back: it would take 380 shares of people hidden from one reader."""
FOR_TWO = {"been-there"}
"""Only the author of the share and whoever did it see a difference."""


def who_may_be_in(room: str, person_ids: set[UUID]) -> set[UUID]:
    """Of these people, the group's members; in the room of all members, everybody who has an account."""
    kind, _, group_id = room.partition(":")
    if kind == "members":
        return (
            set(Person.objects.filter(id__in=person_ids).values_list("id", flat=True))
            if group_id == "all"
            else set()
        )
    try:
        group = UUID(group_id)
    except ValueError:
        return set()
    members = Membership.objects.filter(group_id=group, person_id__in=person_ids)
    return set(members.values_list("person_id", flat=True))


class PlaceRoom:
    """A group's page ("group:<id>"), or the page of shares to all members ("members:all")."""

    def may_listen(self, person_id: UUID, room: str) -> bool:
        return bool(who_may_be_in(room, {person_id}))

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        here = who_may_be_in(event.room, person_ids)
        if event.kind == "gone":
            return _who_had_it_on_the_page(event, here)
        if event.fragment in the_same_for_all:
            return here
        share = _share_in(event)
        return _who_see(event, share, here) if event.fragment else here


class ShareRoom:
    """The page of one share ("share:<id>")."""

    def may_listen(self, person_id: UUID, room: str) -> bool:
        return bool(self._who_may(room, {person_id}))

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        share = _share_named(event.room.partition(":")[2])
        if share is None:  # gone for good: whoever was reading it, and saw its author, sees it go
            return _not_hidden(event.by, who_may_be_in(str(event.payload.get("place", "")), person_ids))
        if event.kind == "affirmed":
            return _between(event, self._who_may(event.room, person_ids))
        return _who_see(event, share, self._who_may(event.room, person_ids))

    def _who_may(self, room: str, person_ids: set[UUID]) -> set[UUID]:
        share = _share_named(room.partition(":")[2])
        if share is None:
            return set()
        may = who_may_be_in(share.place_room, person_ids)
        return _not_hidden(share.author_id, may)


def _between(event: Told, person_ids: set[UUID]) -> set[UUID]:
    """The two whom an affirmation is between, unless the giver is hidden from the other."""
    model = Reply if event.payload.get("kind") == "reply" else Share
    to = model.objects.filter(id=event.payload["thing"]).values_list("author_id", flat=True).first()
    return _not_hidden(event.by, person_ids & {person for person in (to, event.by) if person})


def _share_named(text: str) -> Share | None:
    try:
        share_id = UUID(text)
    except ValueError:
        return None
    return Share.objects.filter(id=share_id).first()


def _share_in(event: Told) -> Share | None:
    name = event.payload.get("share") or event.fragment.removeprefix("share-")
    return _share_named(str(name))


def _who_see(event: Told, share: Share | None, here: set[UUID]) -> set[UUID]:
    """Of those who are here: who see the share's author and whoever acted, and would see a change."""
    if share is None:
        return set()
    if event.kind in FOR_TWO:
        here = here & {person for person in (share.author_id, event.by) if person}
    writers = {person for person in (share.author_id, event.by) if person}
    hidden = hidden_pairs(here, writers)
    return {reader for reader in here if not any((reader, writer) in hidden for writer in writers)}


def _not_hidden(author_id: UUID | None, readers: set[UUID]) -> set[UUID]:
    if author_id is None:
        return readers
    hidden = hidden_pairs(readers, {author_id})
    return {reader for reader in readers if (reader, author_id) not in hidden}


def _who_had_it_on_the_page(event: Told, here: set[UUID]) -> set[UUID]:
    """A share that is gone changes the list of those who saw its author and had fewer than a page of newer ones before it."""
    readers = _not_hidden(event.by, here)
    kind, _, group_id = event.room.partition(":")
    rows = (
        Share.objects.filter(group_id=UUID(group_id)) if kind == "group" else Share.objects.filter(group=None)
    )
    at = datetime.fromisoformat(str(event.payload["at"]))
    said = list(rows.order_by("-said_at").values_list("author_id", "said_at")[:NEWEST])
    if sum(when > at for _, when in said) < PAGE:
        return readers
    hidden = hidden_pairs(readers, {author for author, _ in said if author})
    seen_by = {r: [when > at for author, when in said if (r, author) not in hidden] for r in readers}
    return {reader for reader, newer in seen_by.items() if _was_on_the_page(newer)}


def _was_on_the_page(newer: list[bool]) -> bool:
    """newer: for each share a reader still sees, whether it is newer than the one that went. The page also says if there are more."""
    return sum(newer) < PAGE or len(newer) == PAGE
