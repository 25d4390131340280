"""The hub with a journal in memory: who is told what, and when nothing may be lost."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime
from uuid import UUID

import pytest

from samesky.live import hub as hub_module
from samesky.live.core import wire
from samesky.live.core.revocation import Revocation
from samesky.live.core.told import Told
from samesky.live.hub import Hub
from samesky.live.listener import Listener
from samesky.live.queries import News
from samesky.live.revoker import Revoker
from samesky.live.tokens import check, place, unseal

AMARA, JULES = UUID(int=1), UUID(int=2)
ROOM = "group:1"
AT = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Paper:
    """A journal on paper: every event is for everybody but those in `apart`. `before_answer` runs while the hub waits."""

    def __init__(self) -> None:
        self.written = 0
        self.apart: set[UUID] = set()
        self.endings: list[tuple[int, Revocation]] = []
        self.missed = False
        self.before_answer: Callable[[], object] = lambda: None

    def news_for(self, room: str, positions: Mapping[UUID, int]) -> News:
        upto, apart = self.written, set(self.apart)
        self.before_answer()
        after = min(positions.values())
        if upto == after:
            return News()
        told = [Told(room, seq, "reply", AT, "replies") for seq in range(after + 1, upto + 1)]
        return News(place(upto, AT), [(one, frozenset(set(positions) - apart)) for one in told], self.missed)

    def numbers(self, names: Iterable[str]) -> dict[str, int]:
        return dict.fromkeys(names, self.written)

    def endings_after(self, seq: int) -> list[tuple[int, Revocation]]:
        return [pair for pair in self.endings if pair[0] > seq]


def played(play: Callable[[Hub, Paper], Awaitable[None]]) -> None:
    async def whole() -> None:
        paper = Paper()
        hub = Hub(paper, Revoker(paper.endings_after, lambda: 0))
        await hub.start()
        try:
            await play(hub, paper)
        finally:
            await hub.stop()

    asyncio.run(whole())


@pytest.fixture(autouse=True)
def _no_neighbours(settings: object) -> None:
    settings.BUS_URL = "memory://"  # type: ignore[attr-defined]


def listens(hub: Hub, person: UUID, last: int = 0, session: str = "") -> Listener:
    listener = Listener(ROOM, person, session or str(person), last, until=float("inf"))
    hub.join(listener, hub.revoker.seen)
    return listener


async def heard(listener: Listener, within: float = 1.0) -> bytes:
    """The next bytes that are more than a sign of life; nothing when none come in time."""
    try:
        async with asyncio.timeout(within):
            while (sent := await listener.next_bytes()) == wire.HEARTBEAT:
                pass
            return sent
    except TimeoutError:
        return b""


def places(listener: Listener, sent: bytes) -> list[int]:
    """The numbers of the events in what was sent."""
    ids = [line[4:] for line in sent.decode().split("\n") if line.startswith("id: ")]
    return [found.seq for one in ids if (found := unseal(one, check(ROOM, listener.person)))]


def test_everybody_in_the_room_hears_once() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        amara, jules = listens(hub, AMARA), listens(hub, JULES)
        paper.written = 1
        hub.wake(ROOM)
        hub.wake(ROOM)
        assert [places(one, await heard(one)) for one in (amara, jules)] == [[1], [1]]
        assert await heard(amara, 0.1) == b""

    played(play)


def test_a_blocked_listener_hears_nothing_and_is_not_told_later_either() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        amara, jules = listens(hub, AMARA), listens(hub, JULES)
        paper.written, paper.apart = 1, {JULES}
        hub.wake(ROOM)
        assert places(amara, await heard(amara)) == [1]
        paper.written, paper.apart = 2, set()
        hub.wake(ROOM)
        assert places(amara, await heard(amara)) == [2]
        assert places(jules, await heard(jules)) == [2]

    played(play)


def test_what_happened_while_the_page_was_on_its_way_is_told_at_once() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        paper.written = 3
        amara = listens(hub, AMARA, last=1)
        assert places(amara, await heard(amara)) == [2, 3]
        jules = listens(hub, JULES, last=2)
        assert places(jules, await heard(jules)) == [3]
        assert await heard(amara, 0.1) == b""

    played(play)


def test_somebody_who_comes_in_while_the_journal_is_read_misses_nothing() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        loop, came = asyncio.get_running_loop(), []
        amara = listens(hub, AMARA)
        await asyncio.sleep(0.05)

        def comes_in() -> None:
            paper.before_answer = lambda: None
            asyncio.run_coroutine_threadsafe(enter(), loop).result(1)

        async def enter() -> None:
            came.append(listens(hub, JULES))

        paper.before_answer, paper.written = comes_in, 1
        hub.wake(ROOM)
        assert places(amara, await heard(amara)) == [1]
        assert places(came[0], await heard(came[0])) == [1]

    played(play)


def test_a_lost_wake_costs_only_the_time_until_the_next_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "ASKED_EVERY", 0.05)

    async def play(hub: Hub, paper: Paper) -> None:
        amara = listens(hub, AMARA)
        await asyncio.sleep(0.02)
        paper.written = 1
        assert places(amara, await heard(amara)) == [1]

    played(play)


def test_a_database_that_is_away_for_a_moment_loses_nobody_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "ASKED_EVERY", 0.05)

    def away() -> None:
        paper_of[0].before_answer = lambda: None
        raise ConnectionError

    paper_of: list[Paper] = []

    async def play(hub: Hub, paper: Paper) -> None:
        paper_of.append(paper)
        amara = listens(hub, AMARA)
        await asyncio.sleep(0.02)
        paper.before_answer, paper.written = away, 1
        hub.wake(ROOM)
        assert places(amara, await heard(amara)) == [1]

    played(play)


def test_whoever_missed_too_much_is_asked_to_start_afresh() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        paper.written, paper.missed = 99, True
        amara = listens(hub, AMARA)
        sent = await heard(amara)
        assert places(amara, sent) == [99]
        assert sent.count(b"event: reset") == 1
        assert amara.last == 99

    played(play)


def test_a_revoked_listener_hears_the_end_and_not_what_still_waited() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        amara, jules = listens(hub, AMARA), listens(hub, JULES)
        await asyncio.sleep(0.05)
        jules.tell("ab", wire.told("reply", "replies", {}))
        paper.endings = [(1, Revocation(person=JULES))]
        hub.wake("control")
        await asyncio.sleep(0.2)
        assert b'"why":"over"' in (sent := await heard(jules))
        assert b"reply" not in sent
        assert await heard(amara, 0.1) == b""

    played(play)


def test_whoever_is_revoked_while_their_stream_opens_hears_the_end() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        paper.endings = [(1, Revocation(person=JULES)), (2, Revocation(person=AMARA, afresh=True))]
        hub.wake("control")
        await asyncio.sleep(0.2)
        late, fresh, back = (Listener(ROOM, one, "phone", 0, float("inf")) for one in (JULES, AMARA, JULES))
        hub.join(late, revoked_at=0)
        hub.join(fresh, revoked_at=1)
        hub.join(back, revoked_at=1)
        assert b'"why":"over"' in await heard(late)
        assert await heard(fresh) == wire.AFRESH
        assert not back.over

    played(play)


def test_an_ending_is_found_without_a_wake_within_two_seconds() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        jules = listens(hub, JULES)
        paper.endings = [(1, Revocation(room=ROOM))]
        assert b'"why":"over"' in await heard(jules, 2.0)

    played(play)


def test_the_fourth_page_of_a_session_ends_the_oldest() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        pages = [listens(hub, AMARA, session="phone") for _ in range(4)]
        listens(hub, AMARA, session="desk")
        assert b'"why":"fourth"' in await heard(pages[0])
        assert [page.over for page in pages] == [True, False, False, False]
        hub.leave(pages[1])
        assert not listens(hub, AMARA, session="phone").over
        assert [page.over for page in pages[2:]] == [False, False]

    played(play)


def test_when_the_process_stops_every_stream_ends_without_an_end() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        amara = listens(hub, AMARA)
        await hub.stop()
        assert await heard(amara) == b""
        assert listens(hub, JULES).over

    played(play)


def test_a_room_nobody_listens_in_is_forgotten() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        amara = listens(hub, AMARA)
        hub.leave(amara)
        hub.leave(amara)
        assert not hub.rooms
        assert len(hub.streams) == 0

    played(play)


def test_a_listener_who_takes_nothing_is_let_go() -> None:
    async def play(hub: Hub, paper: Paper) -> None:
        amara = listens(hub, AMARA)
        assert [amara.beat() for _ in range(5)] == [True] * 4 + [False]
        await heard(amara)
        assert amara.beat()

    played(play)
