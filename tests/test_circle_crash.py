"""Any process may be killed at any moment: the circle goes on, no word is lost, and none is shown twice."""

import time
from concurrent.futures import Future
from random import Random

import pytest

from tests.circle.evening import NAMES, Evening, going_on, until
from tests.circle.laws import broken, judged, lost_or_doubled, wrongly_shown
from tests.circle.phone import Phone
from tests.circle.room import kept, open_room_at
from tests.circle.servers import Servers
from tests.harness.site import NewSite, Site

QUIET = 6.0
"""Seconds in which even a lost wake is made up for."""


@pytest.fixture
def site(new_site: NewSite) -> Site:
    return new_site(serve=False, cast=False, SAMESKY_RATE_LIMITS="no")


@pytest.mark.parametrize(
    ("kills", "rounds", "pace"), [(3, 2, 0.2), pytest.param(20, 9, 0.6, marks=pytest.mark.long)]
)
def test_a_circle_goes_on_whoever_is_killed(
    site: Site, on_postgresql: bool, kills: int, rounds: int, pace: float
) -> None:
    """Two processes on PostgreSQL; on SQLite one, which is away until it has started again."""
    servers = Servers(site, 2 if on_postgresql else 1).start()
    room = open_room_at(site, NAMES, rounds)
    phones = [Phone(name, servers.urls(), room, seed) for seed, name in enumerate(NAMES)]
    for phone in phones:
        phone.sign_in()
    evening, chance = Evening(phones, pace), Random(kills)
    with going_on(evening) as lives:
        until(lambda: any(phone.view.state == "mine" for phone in phones), lives, 120)
        for _ in range(kills):
            time.sleep(chance.uniform(0.3, 2.0))
            servers.kill_any(chance)
        until(lambda: all(phone.view.state == "leaving" for phone in phones), lives, 300)
        _everybody_has_caught_up(phones, lives)
        before = kept(site, room)
        assert lost_or_doubled(before, phones) == []
        assert wrongly_shown(before, phones) == []
        evening.may_leave.set()
    after = kept(site, room)
    assert after.closed
    assert broken(after) == []
    assert judged(after, phones) == []
    assert servers.kills == kills
    assert "Traceback" not in site.log()


def _everybody_has_caught_up(phones: list[Phone], lives: list["Future[None]"]) -> None:
    """What each phone shows, which looks only when it is told to, is what somebody who has just come is shown."""
    until(lambda: all(phone.view.words == phone.fresh().words for phone in phones), lives, QUIET)
