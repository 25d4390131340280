"""Nobody serves for a while, or one of two processes stands still: nobody's turn is spent, and the piece moves on."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest

from tests.circle.evening import NAMES
from tests.circle.phone import Phone
from tests.circle.room import kept, open_room_at
from tests.circle.servers import Servers
from tests.harness.site import NewSite, Site

AWAY_FOR = 8.0
SECOND = 1_000


@pytest.fixture
def site(new_site: NewSite) -> Site:
    return new_site(serve=False, cast=False, SAMESKY_RATE_LIMITS="no")


def begun(servers: Servers, people: int, turn: int) -> list[Phone]:
    """A circle in which the first turn has begun; everybody listens."""
    room = open_room_at(servers.site, NAMES[:people], 2, turn)
    phones = [Phone(name, servers.urls(), room, seed) for seed, name in enumerate(NAMES[:people])]
    for phone in phones:
        phone.sign_in()
        phone.arrive()
    for _ in ("begin", "next"):
        phones[0].keep()
    for phone in phones:
        heard(phone, "mine", "listening")
    return phones


def heard(phone: Phone, *states: str, within: float = 10.0, beside: Iterable[Phone] = ()) -> None:
    """The phone is told, and shows one of these. beside: phones that listen as well meanwhile, so that nobody is away."""
    deadline = time.monotonic() + within
    while phone.view.state not in states:
        for one in (phone, *beside):
            one.listen(0.1)
        assert time.monotonic() < deadline, f"{phone.name} shows {phone.view.state}, not {states}"


def test_an_outage_spends_nobodys_turn(site: Site) -> None:
    servers = Servers(site, 1).start()
    phones = begun(servers, 3, 5 * 60 * SECOND)
    told, read_at = phones[0].here(), time.monotonic()
    assert told["running"]
    servers.kill(0)
    left = told["left"] - round((time.monotonic() - read_at) * SECOND)
    time.sleep(AWAY_FOR)
    servers.start_again(0)
    deadline = time.monotonic() + 10
    while (told := phones[0].here())["running"]:
        assert time.monotonic() < deadline, "the outage was not found"
        time.sleep(0.1)
    assert abs(told["left"] - left) < SECOND
    phones[0].keep()
    told = phones[0].here()
    assert told["running"]
    assert abs(told["left"] - left) < 2 * SECOND, "time runs again, and it is the same time"
    log = kept(site, phones[0].room).log
    since, until = next((row[3]["since"], row[3]["until"]) for row in log if row[2] == "Interrupted")
    assert until - since >= (AWAY_FOR + 30) * SECOND


def test_a_process_that_stands_still_stops_nobody_else(site: Site) -> None:
    servers = Servers(site, 2).start()
    phones = begun(servers, 3, 30 * SECOND)
    with stopped(servers, 0):
        for phone in phones:
            phone.at(servers.urls()[1])
        assert phones[0].act("finish")
        heard(phones[1], "mine")
        heard(phones[2], "listening")


@pytest.mark.long
def test_the_other_process_moves_the_piece_on_when_the_time_is_over(site: Site) -> None:
    servers = Servers(site, 2).start()
    phones = begun(servers, 3, 30 * SECOND)
    with stopped(servers, 0):
        for phone in phones:
            phone.at(servers.urls()[1])
        heard(phones[1], "mine", within=75, beside=(phones[0], phones[2]))
    moved = [
        (kind, told.get("how")) for _, _, kind, told in kept(site, phones[0].room).log if kind.startswith("T")
    ]
    assert moved == [("TurnBegan", None), ("TimeOver", None), ("TurnEnded", "time"), ("TurnBegan", None)]


@contextmanager
def stopped(servers: Servers, number: int) -> Iterator[None]:
    """This process stands still while the block lasts, as if its machine slept."""
    pid = servers.running[number].pid
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
