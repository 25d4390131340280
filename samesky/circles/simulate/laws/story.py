"""One circle's story as the checker reads it: rows and states, and what each client sent, was answered, and was shown."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samesky.circles.simulate.laws.state import State, Told, Turn
from samesky.circles.simulate.laws.tale import Row, tell

TRAVELS = 25_000
"""So long after it was sent a command may still arrive."""


@dataclass(frozen=True)
class Asked:
    """One command of one client, with the answers that reached it. The first answer is the one that was not a repetition."""

    client: "Client"
    id: str
    what: str
    told: Told
    words: str
    tries: list[Told]

    @property
    def answers(self) -> list[Told]:
        return [one["answer"] for one in self.tries if one["answer"] and "error" not in one["answer"]]

    @property
    def errors(self) -> list[Told]:
        return [one["answer"] for one in self.tries if one["answer"] and "error" in one["answer"]]

    @property
    def done(self) -> bool:
        """It was acknowledged as done."""
        return any(not answer["refusal"] for answer in self.answers)

    @property
    def refused(self) -> Told | None:
        """Its refusal, as it was decided (not repeated)."""
        return next((one for one in self.answers if one["refusal"] and not one["repeated"]), None)


@dataclass
class Client:
    """One person's transcript."""

    person: str
    apart: list[str]
    seat: int
    saw: list[Told]
    alive: list[int]
    asked: list[Asked] = field(default_factory=list)

    @cached_property
    def ahead(self) -> int:
        """By how much this phone's clock is behind the server's, as its answers show."""
        return min((one["answer"]["at"] - one["sent"] for one in self._tries() if one["answer"]), default=0)

    def _tries(self) -> Iterator[Told]:
        for asked in self.asked:
            yield from asked.tries

    @cached_property
    def signs(self) -> list[tuple[int, int]]:
        """(time, number of the log's last row then; 0 where that is not known): when the server surely took a sign of life."""
        beats = [(at, 0) for at in self.alive]
        answers = [
            (answer["at"], answer["seq"])
            for asked in self.asked
            for answer in asked.answers
            if not answer["repeated"] and "seq" in answer
        ]
        return sorted(beats + answers)

    @cached_property
    def perhaps(self) -> list[int]:
        """Until when a command that was not answered may still have been a sign of life; and the sure ones."""
        sent = [one["sent"] + self.ahead + TRAVELS for one in self._tries() if not one["answer"]]
        return sorted(sent + [at for at, _ in self.signs])


class Story:
    """A circle's rows with the states around them, and its clients."""

    def __init__(self, told: Told) -> None:
        self.number: int = told["circle"]
        self.afterwards: Told | None = told.get("afterwards")
        self.rows = [Row(*row) for row in told["log"]]
        self.states = tell(self.rows)
        self.clients = [_client(one) for one in told["clients"]]
        self.by_seat = {client.seat: client for client in self.clients if client.seat}
        self.by_name = {client.person: client for client in self.clients}
        self.asked = [asked for client in self.clients for asked in client.asked]

    def __iter__(self) -> Iterator[tuple[Row, State, State]]:
        """Each row with the state before and after it."""
        return zip(self.rows, self.states, self.states[1:], strict=False)

    def after(self, seq: int) -> State | None:
        """The state after row number `seq`; None when there is no such row."""
        place = self._places.get(seq)
        return self.states[place + 1] if place is not None else (self.states[0] if seq == 0 else None)

    def moment(self, at: int, seq: int) -> int:
        """The room's time when an answer was given: the answering clock's, but never before the last row it knew (law 1)."""
        place = self._places.get(seq)
        return at if place is None else max(at, self.rows[place].at)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {row.seq: place for place, row in enumerate(self.rows)}

    def batch(self, seq: int) -> list[Row]:
        """The rows that were appended together with row `seq`, up to it, as far as their time tells."""
        place = self._places.get(seq)
        if place is None:
            return []
        rows = [self.rows[place]]
        while place and self.rows[place - 1].at == rows[0].at:
            place -= 1
            rows.insert(0, self.rows[place])
        return rows

    @cached_property
    def turns(self) -> dict[int, Turn]:
        """Every turn, as it began."""
        return {
            after.turn.number: after.turn for row, _, after in self if row.kind == "TurnBegan" and after.turn
        }

    @cached_property
    def ends(self) -> dict[int, Row]:
        """The row with which each turn ended."""
        return {row.told["number"]: row for row in self.rows if row.kind == "TurnEnded"}

    def letters(self, what: str, seat: int = 0, **told: Any) -> list[Asked]:
        """Commands of this kind that were sent (by this seat), with these values."""
        return [
            one
            for one in self.asked
            if one.what == what
            and (not seat or one.client.seat == seat)
            and all(one.told.get(key) == value for key, value in told.items())
        ]

    def looks(self) -> Iterator[tuple[Client, Told]]:
        """Every state that a client was shown, by a read or with an answer."""
        for client in self.clients:
            for seen in client.saw:
                yield client, seen
            for asked in client.asked:
                for answer in asked.answers:
                    if "seq" in answer:
                        yield client, answer


def _client(told: Told) -> Client:
    client = Client(told["person"], told["apart"], told["seat"], told["saw"], told["alive"])
    client.asked = [
        Asked(client, one["id"], one["what"], one["told"], one["words"], one["tries"])
        for one in told["asked"]
    ]
    return client
