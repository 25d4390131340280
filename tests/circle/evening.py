"""Twelve people in one circle, each with a phone of their own and a thread that lives it."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from tests.circle.phone import Phone

NAMES = "Ada Bea Cem Dov Eva Fay Gil Ida Jon Kim Lea Mia".split()
"""Nobody of the cast: these are made for one test. The first two are trained keepers."""
KEEPERS = 2
LISTENING = 0.15


class Evening:
    """pace: seconds somebody takes, at most, before they do something."""

    def __init__(self, phones: list[Phone], pace: float) -> None:
        self.phones, self.pace = phones, pace
        self.may_leave = threading.Event()
        self.over = threading.Event()
        self._left: set[Phone] = set()
        self._seated = threading.Barrier(len(phones))
        for keeper in phones[:KEEPERS]:  # above eight a second keeper is needed: both come before the others
            keeper.arrive()

    def live(self, phone: Phone) -> None:
        """One person's evening: from the door until the room has closed."""
        if phone.view.state == "outside":
            phone.arrive()
        self._seated.wait(120)
        while phone.view.state != "closed" and not self.over.is_set():
            changed = phone.listen(LISTENING)
            if phone.view.state == "leaving":
                self._leave(phone)
            elif phone is self.phones[0] and phone.view.state in ("waiting", "between"):
                phone.keep()
            elif phone.view.state == "mine":
                self._hold_the_piece(phone)
            elif changed and phone.view.state == "listening" and phone.chance.random() < 0.4:
                self._hold_words(phone)

    def _hold_the_piece(self, phone: Phone) -> None:
        for _ in range(phone.chance.choice((0, 1, 1, 2))):
            self._think(phone)
            phone.act("say", self._token("said", phone))
        self._think(phone)
        end = phone.chance.choice(("finish", "finish", "finish", "pass", "later", "longer"))
        if not phone.act(
            "later" if end == "later" and phone.view.may_later else end.replace("later", "finish")
        ):
            phone.look()

    def _leave(self, phone: Phone) -> None:
        """When the test has looked at everything, say how I leave, once."""
        if self.may_leave.is_set() and phone not in self._left:
            self._left.add(phone)
            phone.leave_well()
            phone.look()

    def _hold_words(self, phone: Phone) -> None:
        self._think(phone)
        phone.act("hold", self._token("held", phone))

    def _token(self, kind: str, phone: Phone) -> str:
        """Made-up words that nobody says twice."""
        turn = phone.view.number if kind == "said" else phone.view.to
        return f"{kind}-{self.phones.index(phone) + 1}-{turn}-{phone.notes.sent}"

    def _think(self, phone: Phone) -> None:
        time.sleep(self.pace * phone.chance.random())


@contextmanager
def going_on(evening: Evening) -> Iterator[list["Future[None]"]]:
    """Everybody lives their evening at once while the block lasts; who fails, fails the test."""
    with ThreadPoolExecutor(len(evening.phones)) as threads:
        lives = [threads.submit(evening.live, phone) for phone in evening.phones]
        try:
            yield lives
            for life in lives:
                life.result(120)
        finally:
            evening.over.set()
            for phone in evening.phones:
                phone.hang_up()


def until(ready: Callable[[], bool], lives: list["Future[None]"], seconds: float) -> None:
    """Wait until `ready`; a life that failed meanwhile fails here."""
    deadline = time.monotonic() + seconds
    while not ready():
        for life in lives:
            if life.done() and life.exception():
                life.result()
        assert time.monotonic() < deadline, (
            f"it took too long: {sum(life.done() for life in lives)} are through"
        )
        time.sleep(0.05)
