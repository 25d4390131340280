"""The event stream of a real server, over real sockets: who hears what, who does not, and when it ends."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest

from samesky.live.core.outbox import ROOM_FOR
from tests.harness.site import Site, _make
from tests.stream.browser import Browser, Stream, enter

ROOT = Path(__file__).resolve().parent.parent
GARDEN = {"DJANGO_SETTINGS_MODULE": "tests.stream.settings", "PYTHONPATH": str(ROOT)}
SOON = 2.0
"""Seconds in which an ended right must reach an open stream."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with ExitStack() as kept_open:
        yield _make(tmp_path_factory.mktemp("site"), kept_open, serve=True, cast=True, env=GARDEN)


@pytest.fixture
def room() -> str:
    return f"garden:{uuid4()}"


@pytest.fixture
def amara(site: Site) -> Browser:
    return enter(site.url, "Amara")


@pytest.fixture
def ben(site: Site) -> Browser:
    return enter(site.url, "Ben")


def test_a_reply_reaches_everybody_who_listens_once(amara: Browser, ben: Browser, room: str) -> None:
    with amara.listen(room) as hers, ben.listen(room) as his:
        amara.get(f"/say/{room}/Amara")
        for stream in (hers, his):
            message = stream.next()
            assert message.data == {"turn": 0, "kind": "reply", "fragment": "replies"}
            assert stream.is_quiet()


def test_a_stream_is_nobodys_to_keep_or_to_hold_back(amara: Browser, room: str) -> None:
    with amara.listen(room) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert stream.headers["cache-control"] == "no-store"
        assert stream.headers["x-accel-buffering"] == "no"
        assert "content-encoding" not in stream.headers


def test_what_happened_while_the_page_was_on_its_way_is_told_at_once(amara: Browser, room: str) -> None:
    token = amara.get(f"/since/{room}")
    amara.get(f"/say/{room}/Ben?times=2")
    with amara.listen(room, since=token) as stream:
        assert [stream.next().data["turn"] for _ in range(2)] == [0, 1]


def test_a_returning_stream_goes_on_after_the_last_event_it_had(amara: Browser, room: str) -> None:
    token = amara.get(f"/since/{room}")
    with amara.listen(room, since=token) as stream:
        amara.get(f"/say/{room}/Ben")
        last = stream.next().id
    amara.get(f"/say/{room}/Ben")
    with amara.listen(room, since=token, last_event_id=last) as stream:
        assert stream.next().id != last
        assert stream.is_quiet()


@pytest.mark.parametrize("token", ["", "0" * 32, "17", "%00%ff"])
def test_an_unknown_place_is_one_reset_from_which_it_goes_on(amara: Browser, room: str, token: str) -> None:
    amara.get(f"/say/{room}/Ben?times=3")
    with amara.listen(room, since=token) as stream:
        reset = stream.next()
        assert reset.event == "reset"
        assert stream.is_quiet()
        amara.get(f"/say/{room}/Ben")
        assert stream.next().data["kind"] == "reply"
    with amara.listen(room, since="", last_event_id=reset.id) as stream:
        assert stream.next().data["kind"] == "reply"


def test_somebody_who_missed_too_much_gets_one_reset(amara: Browser, room: str) -> None:
    token = amara.get(f"/since/{room}")
    amara.get(f"/say/{room}/Ben?times={ROOM_FOR + 5}")
    with amara.listen(room, since=token) as stream:
        assert stream.next().event == "reset"
        assert stream.is_quiet()


def test_ids_do_not_let_anybody_count(amara: Browser, ben: Browser, room: str) -> None:
    with amara.listen(room) as hers, ben.listen(room) as his:
        amara.get(f"/say/{room}/Amara?times=3")
        ids = [stream.next().id for stream in (hers, his) for _ in range(3)]
    assert len(set(ids)) == 6
    assert all(len(one) == 32 for one in ids)


@pytest.mark.parametrize(
    "path", ["garden:1", "garden:", "control", "person:1", "nowhere:1", "", "garden:1/../x"]
)
def test_an_outsider_and_a_room_that_is_not_there_read_the_same(site: Site, path: str) -> None:
    ivo = enter(site.url, "Ivo", "?outside")
    answer = ivo.client.get(f"{site.url}/live/{path}")
    assert (answer.status_code, answer.content, answer.headers["cache-control"]) == (404, b"", "no-store")


def test_nobody_listens_without_a_session(site: Site, room: str) -> None:
    for cookies in ("", "session=made-up", "session=", "=; session"):
        with Stream(f"{site.url}/live/{room}?since=", cookies) as stream:
            assert stream.status == 404


def test_a_stream_is_only_asked_for(amara: Browser, room: str) -> None:
    assert amara.client.post(f"{amara.url}/live/{room}").status_code == 405


def test_another_site_cannot_open_a_stream_in_somebodys_name(amara: Browser, room: str) -> None:
    answer = amara.client.get(f"{amara.url}/live/{room}", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 404


def test_a_block_holds_at_once_on_both_sides_of_open_streams(site: Site, room: str, ben: Browser) -> None:
    chen, dara = enter(site.url, "Chen"), enter(site.url, "Dara")
    with chen.listen(room) as his, dara.listen(room) as hers, ben.listen(room) as bens:
        ben.get(f"/say/{room}/Dara")
        assert all(stream.next().data["kind"] == "reply" for stream in (his, hers, bens))
        ben.get("/block/Chen/Dara")
        ben.get(f"/say/{room}/Dara")
        assert hers.next()
        assert bens.next()
        assert his.is_quiet()
        ben.get(f"/say/{room}/Chen")
        assert his.next()
        assert bens.next()
        assert hers.is_quiet()


def test_a_removed_member_gets_nothing_even_where_no_ending_was_told(
    site: Site, room: str, ben: Browser
) -> None:
    hana = enter(site.url, "Hana")
    with hana.listen(room) as hers, ben.listen(room) as bens:
        ben.get(f"/remove/{room}/Hana?silently")
        ben.get(f"/say/{room}/Ben")
        assert bens.next()
        assert hers.is_quiet()


def test_removal_ends_that_room_and_no_other_within_two_seconds(site: Site, room: str, ben: Browser) -> None:
    hana = enter(site.url, "Hana")
    with (
        hana.listen(room) as hers,
        hana.listen(f"person:{hana.get('/enter/Hana')}") as own,
        ben.listen(room) as bens,
    ):
        ben.get(f"/remove/{room}/Hana")
        assert [message.data for message in hers.ends(SOON)] == [{"why": "over"}]
        assert own.is_quiet()
        assert bens.is_quiet()
    assert hana.client.get(f"{site.url}/live/{room}").status_code == 404


def test_signing_out_ends_this_session_and_no_other_within_two_seconds(site: Site, room: str) -> None:
    phone, desk = enter(site.url, "Farid"), enter(site.url, "Farid")
    with phone.listen(room) as ends, desk.listen(room) as stays:
        cookies = phone.cookies
        phone.get("/sign-out")
        assert [message.data for message in ends.ends(SOON)] == [{"why": "over"}]
        assert stays.is_quiet()
    with Stream(f"{site.url}/live/{room}?since=", cookies) as again:
        assert again.status == 404


def test_the_fourth_page_of_a_session_ends_the_oldest_kindly(site: Site, room: str) -> None:
    grace = enter(site.url, "Grace")
    with ExitStack() as kept_open:
        pages = [kept_open.enter_context(grace.listen(room)) for _ in range(4)]
        assert [message.data for message in pages[0].ends(SOON)] == [{"why": "fourth"}]
        grace.get(f"/say/{room}/Grace")
        assert all(page.next() for page in pages[1:])


def test_many_listeners_hear_soon(site: Site, room: str) -> None:
    browsers = [enter(site.url, "Elif") for _ in range(10)]
    with ExitStack() as kept_open:
        pages = [kept_open.enter_context(browser.listen(room)) for browser in browsers for _ in range(3)]
        begun = time.monotonic()
        browsers[0].get(f"/say/{room}/Elif")
        assert all(page.next() for page in pages)
        assert time.monotonic() - begun < 2
