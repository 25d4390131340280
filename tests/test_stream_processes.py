"""Several processes for one place: a change told in one is heard in the other, and an ending ends both."""

import os
import signal
import time
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import httpx
import psutil
import pytest

from tests.harness.site import NewSite, free_port
from tests.stream.browser import enter
from tests.test_stream import GARDEN, SOON

END_LISTENING = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()")
    assert cursor.fetchall()
"""


@pytest.fixture
def room() -> str:
    return f"garden:{uuid4()}"


def test_two_servers_of_one_place_share_what_happens_and_what_ends(new_site: NewSite, room: str) -> None:
    first = new_site(serve=True, cast=True, **GARDEN)
    second = first.serve()
    amara, ben = enter(first.url, "Amara"), enter(second.url, "Ben")
    with amara.listen(room) as hers, ben.listen(room) as his, ben.listen(room, url=first.url) as elsewhere:
        begun = time.monotonic()
        amara.get(f"/say/{room}/Amara")
        assert all(stream.next(SOON) for stream in (hers, his, elsewhere))
        assert time.monotonic() - begun < 1.5, "found by asking, not by the bus"
        amara.get(f"/remove/{room}/Ben")
        for stream in (his, elsewhere):
            assert [message.data for message in stream.ends(SOON)] == [{"why": "over"}]
        assert hers.is_quiet()


def test_a_bus_that_breaks_costs_five_seconds_and_no_event(
    new_site: NewSite, room: str, on_postgresql: bool
) -> None:
    first = new_site(serve=True, cast=True, **GARDEN)
    second = first.serve()
    amara, ben = enter(first.url, "Amara"), enter(second.url, "Ben")
    with amara.listen(room) as hers:
        if on_postgresql:
            first.python(END_LISTENING)
        else:
            for ear in (first.folder / "wake").glob("*.wake"):
                ear.unlink()
        ben.get(f"/say/{room}/Ben")
        assert hers.next(within=7.0).data["kind"] == "reply"
        assert hers.is_quiet()


def test_a_split_place_serves_streams_on_both_ports_and_replaces_who_dies(
    new_site: NewSite, room: str
) -> None:
    port = _two_free_ports()
    site = new_site(serve=False, cast=True, SAMESKY_PORT=str(port), **GARDEN)
    site.url = f"http://127.0.0.1:{port}"
    site.serve("--pages", "2", "--live", "1")
    live = f"http://127.0.0.1:{port + 1}"
    _until_it_answers(live)
    amara = enter(site.url, "Amara")
    with amara.listen(room, url=live) as there, amara.listen(room) as here:
        amara.get(f"/say/{room}/Ben")
        assert there.next(SOON)
        assert here.next(SOON)
    supervisor = psutil.Process(site.servers[0].pid)
    before = {child.pid for child in supervisor.children()}
    assert len(before) == 3
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    _until_it_answers(site.url)
    _until_it_answers(live)
    assert len({child.pid for child in supervisor.children()} - before) == 3
    _ends_whole(supervisor)


def test_fifty_open_streams_do_not_keep_a_server_from_ending(
    new_site: NewSite, room: str, tmp_path: Path
) -> None:
    site = new_site(serve=True, cast=True, **GARDEN)
    browsers = [enter(site.url, "Amara") for _ in range(17)]
    with ExitStack() as kept_open:
        pages = [kept_open.enter_context(browser.listen(room)) for browser in browsers for _ in range(3)][:50]
        begun = time.monotonic()
        site.servers[0].send_signal(signal.SIGTERM)
        site.servers[0].wait(5)
        assert time.monotonic() - begun < 5
        assert all(page.ends(SOON) == [] for page in pages), (
            "a browser comes back by itself unless told to end"
        )


def _two_free_ports() -> int:
    for _ in range(50):
        port = free_port()
        try:
            httpx.get(f"http://127.0.0.1:{port + 1}", timeout=1)
        except httpx.ConnectError:
            return port
    raise AssertionError("no two free ports beside each other")


def _until_it_answers(url: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/healthz", timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def _ends_whole(supervisor: psutil.Process) -> None:
    children = supervisor.children()
    supervisor.terminate()
    assert supervisor.wait(8) == 0
    assert not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)
