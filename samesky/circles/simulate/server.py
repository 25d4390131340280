"""The serving side: two processes with clocks and memories of their own, one database, and a ticker. Everything in it is the real thing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from samesky.circles import log, ticking
from samesky.circles.core.state import Circle
from samesky.circles.core.table import Illegal
from samesky.circles.models import Room
from samesky.circles.simulate.between import Between, Died
from samesky.circles.simulate.evening import Evening
from samesky.circles.simulate.faults import CLOCK, CRASH, DUPLICATE, REORDER, Luck
from samesky.circles.simulate.reading import shown
from samesky.kit.clock import held_at
from samesky.people.models import Person

TICK = 500
BEYOND_HOPE = 25
"""So many ticks one after another at which nothing could be done: the circle is stuck."""
HOPELESS = 20_000
"""So long after something was due, and it did not happen at this tick either: a fault."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Told = dict[str, Any]
Asking = Callable[[], Told]
"""Does what a request asks for, in the process that took it; its result is the answer."""


def _plain(value: Any) -> Any:
    """A value as the database takes it in a plain statement."""
    return value.hex if isinstance(value, UUID) and connection.vendor == "sqlite" else value


@dataclass(eq=False)
class Arriving:
    """A request on its way, and who waits for its answer."""

    asking: Asking
    answered: Callable[[Told | None], None]


@dataclass
class Process:
    """One serving process. ahead: by how much its clock is wrong."""

    memory: log.Memory = field(default_factory=log.Memory)
    ahead: int = 0

    @contextmanager
    def at_work(self, now: int) -> Iterator[int]:
        """Inside this block this process works; yields what its clock says."""
        moment = now + self.ahead
        with log.remembering(self.memory), held_at(EPOCH + timedelta(milliseconds=moment)):
            yield moment


class Server:
    """Takes requests while it is up. `changed` is called after whatever added to the log, `signs` writes down signs of life."""

    def __init__(self, evening: Evening, luck: Luck, room: Room, between: Between) -> None:
        self.evening, self.luck, self.room, self.between = evening, luck, room, between
        self.processes = (Process(), Process())
        self.changed: Callable[[Circle], None] = lambda circle: None
        self.signs: Callable[[], dict[int, int]] = dict
        self.outage_over: Callable[[], None] = lambda: None
        self._waiting: list[Arriving] = []
        self.seq = 0
        self.planted: dict[str, int] = {}
        self.stuck = 0
        self.given_up_at = 0
        self._down_until = 0
        self._tick_at = 0
        self._served = 0
        self._due: int | None = None
        self._phase = luck.chance.randrange(TICK)

    @property
    def up(self) -> bool:
        return self.evening.now >= self._down_until

    @property
    def beyond_hope(self) -> bool:
        """Whether nobody can go on."""
        return self.stuck >= BEYOND_HOPE or bool(self.given_up_at and self.evening.now > self.given_up_at)

    def count(self, what: str) -> None:
        """One more fault of this kind happened."""
        self.planted[what] = self.planted.get(what, 0) + 1

    def fall(self, span: int) -> None:
        """Nobody serves for so long; what was in memory is gone."""
        if not self.up:
            return
        self.catch_up()
        self.count("outages")
        self._down_until = self.evening.now + span
        for process in self.processes:
            process.memory.clear()
        self.evening.at(self._down_until, self._over)
        self._plan_tick()

    def _over(self) -> None:
        self.outage_over()

    def wrong_clock(self) -> None:
        """A process finds that its clock was wrong."""
        self.luck.chance.choice(self.processes).ahead = self.luck.span(-1, 1)
        self.count("clocks set")

    def on_its_way(self, moment: int, asking: Asking, answered: Callable[[Told | None], None]) -> None:
        """A request that will arrive then; while another is being decided it may come first."""
        arriving = Arriving(asking, answered)
        self._waiting.append(arriving)
        self.evening.at(moment, lambda: self._take(arriving))

    def _take(self, arriving: "Arriving") -> None:
        if arriving in self._waiting:
            self._waiting.remove(arriving)
            arriving.answered(self.ask(arriving.asking))

    def ask(self, asking: Asking) -> Told | None:
        """One request, now: its answer, or None when nobody gave one. Whoever dies at it is there again at once, remembering nothing."""
        if not self.up:
            return None
        self.catch_up()
        process = self.luck.chance.choice(self.processes)
        answer: Told | None = None
        try:
            self._interfere()
            with process.at_work(self.evening.now) as moment:
                answer = {"at": moment, **asking()}
            if self.luck.wrong(CRASH, 0.004):
                raise Died
        except Died:
            self.count("deaths at work")
            process.memory.clear()
            answer = None
        except Exception as fault:  # whatever breaks is an answer that the checker judges
            answer = {"at": self.evening.now + process.ahead, "error": type(fault).__name__}
        finally:
            self.between.nothing()
        circle = (answer or {}).get("circle")
        if circle is None or circle.seq != self.seq:
            self._look_round()
        return answer

    def _interfere(self) -> None:
        chance = self.luck
        if chance.wrong(CRASH, 0.004):
            self.between.appending = self._die
        elif chance.wrong(CRASH, 0.004):
            self.between.told = self._die
        elif (REORDER in self.luck.faults or DUPLICATE in self.luck.faults) and chance.goes(0.06):
            self.between.read = self._another_first

    def _die(self) -> None:
        raise Died

    def _another_first(self) -> None:
        """While this process decides, another one takes what is on its way, or lets time bring what is due."""
        other = Process(ahead=self.luck.chance.choice(self.processes).ahead)
        self.count("races")
        with other.at_work(self.evening.now) as moment:
            if not self._waiting:
                ticking.due(EPOCH + timedelta(milliseconds=moment), 5)
                return
            arriving = self._waiting.pop(self.luck.chance.randrange(len(self._waiting)))
            try:
                answer = {"at": moment, **arriving.asking()}
            except Exception as fault:  # as in ask
                answer = {"at": moment, "error": type(fault).__name__}
        arriving.answered(answer)

    def read(self, seat: int, *, person: Person, words: bool) -> Told | None:
        """What the room shows to this seat now."""
        return self.ask(lambda: shown(self.room.id, seat, person, words=words))

    def catch_up(self) -> None:
        """What happened unobserved since the last request: ticks at which nothing was due, and signs of life."""
        if not self.up:
            return
        moment = self.evening.now - self.evening.now % TICK
        if moment > self._served + ticking.SIGN_EVERY:
            self._run("UPDATE circles_serving SET at = %s WHERE at < %s", [(moment, moment)])
            self._served = moment
        signs = [(seen, self.room.pk, seat, seen) for seat, seen in self.signs().items()]
        if signs:
            self._run(
                "UPDATE circles_seat SET seen_at = %s WHERE room_id = %s AND number = %s AND seen_at < %s",
                signs,
            )

    def _run(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        """What a real place does thousands of times without anything coming of it is written in short."""
        plain = [tuple(_plain(value) for value in row) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(statement, plain)

    def _look_round(self) -> None:
        """Plan the next tick at which something is due, and say so when the log has grown."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT seq, due_at FROM circles_room WHERE id = %s", [_plain(self.room.pk)])
            seq, self._due = cursor.fetchone()
        if seq != self.seq:
            self.seq = seq
            self._say_so()
        self._plan_tick()

    def _say_so(self) -> None:
        try:
            with self.processes[0].at_work(self.evening.now):
                circle = log.circle_of(self.room.id)
        except Illegal:
            self.given_up_at = (
                self.given_up_at or self.evening.now + HOPELESS
            )  # what is written there cannot have happened
            return
        self.changed(circle)

    def _plan_tick(self) -> None:
        if self._due is None:
            return
        moment = max(self._due, self.evening.now + 1, self._down_until)
        moment += (self._phase - moment) % TICK
        if self.luck.wrong(CLOCK, 0.05):
            moment += self.luck.span(0, 2)
        if self._tick_at <= self.evening.now or moment < self._tick_at:
            self._tick_at = moment
            self.evening.at(moment, self._tick)

    def _tick(self) -> None:
        if self.evening.now != self._tick_at or not self.up:
            self._plan_tick()
            return
        self.catch_up()
        process = self.luck.chance.choice(self.processes)
        try:
            self._interfere()
            with process.at_work(self.evening.now) as moment:
                ticking.due(EPOCH + timedelta(milliseconds=moment), 5)
        except Died:
            process.memory.clear()
        except Exception:  # as in a real ticker: it costs this round only
            self.count("ticks that failed")
        finally:
            self.between.nothing()
        late = self._due is not None and self._due < self.evening.now - HOPELESS
        self.stuck = self.stuck + 1 if late else 0
        self._look_round()
