"""A thing to report, without the apps above: somebody's words, kept in a dictionary."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from django.http import Http404

from samesky.kit.clock import now
from samesky.people.models import Person
from samesky.safety.things import Around, Said, Seen, Thing, things


@dataclass
class Wall:
    """Words on a wall; whoever `may_not` sees none of them."""

    words: dict[UUID, tuple[Person, str]] = field(default_factory=dict)
    may_not: set[UUID] = field(default_factory=set)

    def write(self, author: Person, words: str) -> UUID:
        thing_id = uuid4()
        self.words[thing_id] = (author, words)
        return thing_id

    def seen(self, reader: Person, thing_id: UUID) -> Seen:
        if reader.id in self.may_not or thing_id not in self.words:
            raise Http404
        author, words = self.words[thing_id]
        return Seen(words, author.pen_name, author.id, f"/wall/{thing_id}")

    def around(self, thing_id: UUID) -> Around | None:
        if thing_id not in self.words:
            return None
        author, words = self.words[thing_id]
        return Around((Said(author.pen_name, words, now()), Said("Ben", "I am with you.", now())), True)

    def take_down(self, thing_id: UUID) -> None:
        self.words.pop(thing_id, None)


@pytest.fixture
def wall() -> Iterator[Wall]:
    wall = Wall()
    thing = Thing("words on a wall", wall.seen, wall.around, wall.take_down)
    things.register("wall", thing)
    yield wall
    things.remove(thing)
