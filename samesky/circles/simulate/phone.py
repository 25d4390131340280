"""One person's phone: it sends, repeats what was not answered, gives signs of life, and reads when the room says that something changed."""

from collections.abc import Callable
from typing import Any

from samesky.circles.core.state import Circle
from samesky.circles.simulate.answering import does
from samesky.circles.simulate.evening import Evening
from samesky.circles.simulate.faults import CLOCK, DROP, DUPLICATE, REORDER, Luck
from samesky.circles.simulate.letters import Letter, Told, Transcript
from samesky.circles.simulate.server import Server
from samesky.people.models import Person

BEAT = 15_000
PATIENCE = 4_000
"""Milliseconds until a command that was not answered is sent again."""
TRIES = 12
Answered = Callable[[Told], None]


class Phone:
    """The person's side of the wire. Times it writes down itself are of its own clock, which may be wrong."""

    def __init__(self, person: Person, name: str, evening: Evening, luck: Luck, server: Server) -> None:
        self.person, self.evening, self.luck, self.server = person, evening, luck, server
        self.notes = Transcript(name, [])
        self.online = False
        self.circle: Circle | None = None
        self.looked: Callable[[Circle], None] = lambda circle: None
        self._wrong = luck.span(-7200, 7200) if luck.wrong(CLOCK, 0.4) else 0
        self._next_beat = 0
        self._reading = False

    @property
    def clock(self) -> int:
        """What the phone believes the time to be."""
        return self.evening.now + self._wrong

    def connect(self) -> None:
        self.online = True
        self._next_beat = self.evening.now
        self.read_soon(200)

    def disconnect(self) -> None:
        self.server.catch_up()
        self.online = False

    def beat(self) -> int:
        """The last sign of life since it was asked last, in the server's time; 0 for none."""
        last = 0
        while self.online and self.notes.seat and self._next_beat <= self.evening.now:
            if not self.luck.wrong(DROP, 0.03):
                last = self._next_beat
                self.notes.alive.append(last)
            self._next_beat += BEAT
        return last

    def skip_beats(self) -> None:
        """Nobody served since the last beat."""
        if self._next_beat <= self.evening.now:
            self._next_beat = self.evening.now + BEAT

    def send(self, what: str, **told: Any) -> None:
        """Ask for something; it is tried until it is answered."""
        self.ask(what, told)

    def ask(self, what: str, told: Told, words: str = "", answered: Answered | None = None) -> None:
        """The same with words, and with something to do when the answer is there."""
        letter = Letter(f"{self.notes.person}-{len(self.notes.asked)}", what, told, words)
        self.notes.asked.append(letter)
        self._try(letter, answered)

    def _try(self, letter: Letter, answered: Answered | None) -> None:
        if letter.answered or len(letter.tries) >= TRIES or not self.online:
            return
        self._post(letter, answered)
        if self.luck.wrong(DUPLICATE, 0.08):
            self._post(letter, answered)
        self.evening.later(PATIENCE, lambda: self._try(letter, answered))

    def _post(self, letter: Letter, answered: Answered | None) -> None:
        letter.tries.append({"sent": self.clock, "answer": None})
        one = letter.tries[-1]
        if self.luck.wrong(DROP, 0.03):
            return
        delay = self.luck.span(0.02, 0.2)
        if self.luck.wrong(REORDER, 0.05):
            delay += self.luck.span(1, 20)
        self.server.on_its_way(
            self.evening.now + delay,
            lambda: does(self.server.room, self.person, letter),
            lambda answer: self._travels(letter, one, answer, answered),
        )

    def _travels(self, letter: Letter, one: Told, answer: Told | None, answered: Answered | None) -> None:
        """The server did what it did; now its answer comes back, if it does."""
        if answer is None or self.luck.wrong(DROP, 0.03):
            return
        circle = answer.pop("circle", None)

        def comes() -> None:
            if not self.online:
                return
            first = letter.answered is None
            one["answer"] = answer
            self.notes.seat = answer.get("seat", self.notes.seat)
            self._believe(circle)
            if first and answered is not None:
                answered(answer)

        self.evening.later(self.luck.span(0.02, 0.2), comes)

    def _believe(self, circle: Circle | None) -> None:
        if circle is not None and (self.circle is None or circle.seq >= self.circle.seq):
            self.circle = circle

    def read_soon(self, span: int) -> None:
        """Look at the room before long; several wishes to look are one look."""
        if not self._reading and self.online:
            self._reading = True
            self.evening.later(span, self._read)

    def _read(self) -> None:
        self._reading = False
        if not self.online or not self.notes.seat:
            return
        seen = self.server.read(self.notes.seat, person=self.person, words=self._wants_words())
        if seen is None or "error" in seen:
            self.read_soon(3_000)
            return
        circle = seen.pop("circle")
        self.notes.saw.append(seen)
        self._believe(circle)
        self.looked(circle)

    def _wants_words(self) -> bool:
        leaving = self.circle is not None and self.circle.leaving_ends > 0
        return self.luck.goes(1.0 if leaving else 0.03)
