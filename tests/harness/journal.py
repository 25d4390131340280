"""What the wake law is judged by: how a part of a page reads to somebody, and whom the journal's events told of it.

A key is (reader, room, fragment). Whoever checks a page looks before and after; the journal must have told of exactly what changed:

    journal = Journal(readers)
    before = look()
    act()
    journal.agrees(changed(before, look()), where=before)
"""

import re
from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from django.test import Client

from samesky.live.core.revocation import Revocation
from samesky.live.models import CONTROL, Event
from samesky.live.queries import _events
from samesky.live.rooms import kind_of
from samesky.people.models import Person

Key = tuple[UUID, str, str]
Seen = dict[Key, str]
"""What a fragment looks like to its reader; "" for what is not there."""

FRESH_EACH_TIME = re.compile(r'name="(?:once|csrfmiddlewaretoken)" value="[^"]*"')


def eyes_of(reader: Person) -> Callable[[str], str]:
    """What this person sees at an address, without what is fresh each time; "" where there is nothing for them."""
    client = Client()
    client.force_login(reader)

    def see(address: str) -> str:
        answer = client.get(address)
        return FRESH_EACH_TIME.sub("", answer.content.decode()) if answer.status_code == 200 else ""

    return see


def changed(before: Seen, after: Seen) -> set[Key]:
    return {key for key in before if before[key] != after[key]}


class Journal:
    """What is told from now on to these readers."""

    def __init__(self, readers: Iterable[Person]) -> None:
        self.names = {reader.id: reader.pen_name for reader in readers}
        self.start = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def read(self) -> tuple[set[Key], list[Revocation]]:
        """Who was told of what, as it is decided now; and whose streams were ended, or sent afresh."""
        told: set[Key] = set()
        ended = []
        for row in Event.objects.filter(pk__gt=self.start).select_related("room").order_by("pk"):
            event = next(one for one in _events(row.room.name, row.seq - 1) if one.seq == row.seq)
            if row.room.name == CONTROL:
                ended.append(Revocation.from_payload(event.payload))
                continue
            kind = kind_of(row.room.name)
            assert kind is not None, f"nobody decides about {row.room.name}"
            ids = set(self.names)
            told |= {(person, event.room, event.fragment) for person in kind.concerned(event, ids) & ids}
        return told, ended

    def agrees(self, changed: set[Key], *, where: Collection[Key]) -> None:
        """Assert that exactly these were told, of all that is looked at (`where`). A page that starts afresh may change in any way."""
        told, ended = self.read()
        missed = {key for key in changed - told if not _is_excused(key, ended)}
        needless = {key for key in told - changed if key in where}
        assert not missed, f"changed, and nobody was told: {self._named(missed)}"
        assert not needless, f"told, and nothing changed: {self._named(needless)}"

    def _named(self, keys: set[Key]) -> list[str]:
        return sorted(f"{self.names[reader]}: {fragment} in {room}" for reader, room, fragment in keys)


def _is_excused(key: Key, ended: list[Revocation]) -> bool:
    reader, room, _ = key
    return any(each.reaches(reader, "", room) for each in ended if each.session is None)
