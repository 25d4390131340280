"""What simulated people send, and what each of them writes down of it: the transcript that the checker reads."""

from dataclasses import dataclass, field
from typing import Any

Told = dict[str, Any]


@dataclass
class Letter:
    """One command on its way. id: made by the client, the same for every try. words: what is said, a made-up token."""

    id: str
    what: str
    told: Told
    words: str = ""
    tries: list[Told] = field(default_factory=list)
    settled: bool = False

    @property
    def answered(self) -> Told | None:
        """The first answer that reached its sender."""
        return next((one["answer"] for one in self.tries if one["answer"]), None)


@dataclass
class Transcript:
    """What one person knows of one circle. alive: when the server took a sign of life, as its answer said."""

    person: str
    apart: list[str]
    seat: int = 0
    asked: list[Letter] = field(default_factory=list)
    saw: list[Told] = field(default_factory=list)
    alive: list[int] = field(default_factory=list)

    def as_json(self) -> Told:
        """Plain values, as they could be read from a file."""
        letters = [
            {"id": one.id, "what": one.what, "told": one.told, "words": one.words, "tries": one.tries}
            for one in self.asked
        ]
        return {
            "person": self.person,
            "apart": self.apart,
            "seat": self.seat,
            "asked": letters,
            "saw": self.saw,
            "alive": self.alive,
        }
