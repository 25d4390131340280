"""The edge of the server: slow and large senders meet a kind sentence, and nobody else waits for them."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest

from tests.harness.site import Site, _make
from tests.test_stream import GARDEN

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with ExitStack() as kept_open:
        yield _make(tmp_path_factory.mktemp("site"), kept_open, serve=True, cast=False, env=GARDEN)


def slow_sender(site: Site, length: int = 1000) -> socket.socket:
    """Begins a POST of `length` bytes and sends one of them."""
    place = urlsplit(site.url)
    line = socket.create_connection((place.hostname or "", place.port or 0), timeout=20)
    line.sendall(f"POST /size HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Length: {length}\r\n\r\na".encode())
    return line


def test_fifty_slow_senders_keep_nobody_waiting_and_get_a_kind_answer(site: Site) -> None:
    senders = [slow_sender(site) for _ in range(50)]
    try:
        for _ in range(5):
            begun = time.monotonic()
            assert httpx.get(f"{site.url}/healthz", timeout=5).status_code == 200
            assert time.monotonic() - begun < 1
        begun = time.monotonic()
        answer = senders[0].recv(4000).decode()
        assert time.monotonic() - begun < 12
        assert answer.startswith("HTTP/1.1 408")
        assert "Only part of this arrived" in answer
    finally:
        for sender in senders:
            sender.close()


def test_a_megabyte_is_taken_and_more_gets_a_kind_answer(site: Site) -> None:
    assert httpx.post(f"{site.url}/size", content=b"a" * 1_000_000).text == "1000000"
    answer = httpx.post(f"{site.url}/size", content=b"a" * 3_000_000)
    assert answer.status_code == 413
    assert "go back" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_where_a_host_sends_a_file_more_is_taken(site: Site) -> None:
    assert httpx.post(f"{site.url}/host/gatherings/", content=b"a" * 5_000_000).status_code != 413
    assert httpx.post(f"{site.url}/host/gatherings/", content=b"a" * 7_000_000).status_code == 413


def test_a_body_in_pieces_of_unknown_length_is_counted_too(site: Site) -> None:
    def pieces(count: int) -> Iterator[bytes]:
        for _ in range(count):
            yield b"a" * 100_000

    assert httpx.post(f"{site.url}/size", content=pieces(3)).text == "300000"
    assert httpx.post(f"{site.url}/size", content=pieces(12)).status_code == 413


def test_somebody_who_gives_up_while_sending_disturbs_nobody(site: Site) -> None:
    for _ in range(5):
        slow_sender(site).close()
    assert httpx.get(f"{site.url}/healthz").status_code == 200
    assert "Traceback" not in site.log()


def test_a_header_with_an_underscore_cannot_pass_for_another(site: Site) -> None:
    from samesky.config.bridge import environ

    headers = [
        (b"x_forwarded_proto", b"https"),
        (b"x-real-ip", b"1"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
    ]
    made = environ(
        {"method": "GET", "path": "/é", "query_string": b"", "http_version": "1.1", "headers": headers}, b""
    )
    assert "HTTP_X_FORWARDED_PROTO" not in made
    assert made["HTTP_X_REAL_IP"] == "1"
    assert made["HTTP_COOKIE"] == "a=1; b=2"
    assert made["PATH_INFO"].encode("latin-1").decode() == "/é"
