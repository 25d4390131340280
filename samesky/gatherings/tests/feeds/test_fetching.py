"""Fetching a feed from an address that somebody typed: nothing of this machine or its network answers, and nobody keeps us waiting."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from samesky.gatherings.feeds.bringing import fetching
from samesky.gatherings.feeds.bringing.fetching import fetch, is_public
from samesky.gatherings.feeds.bringing.refusing import NotRead

Talk = Callable[[socket.socket], None]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/feed.json",
        "ftp://example.org/feed.json",
        "file:///etc/passwd",
        "https:///feed.json",
        "https://me:secret@example.org/",
        "https://example.org:8443/",
        "https://example.org:99999/",
        "//example.org/",
        "javascript:alert(1)",
        "https://[::1",
        "",
    ],
)
def test_only_https_to_a_site(address: str) -> None:
    with pytest.raises(NotRead, match="https://"):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "localhost",
    ],
)
def test_what_is_not_on_the_open_internet_is_told_apart(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"]
)
def test_what_is_on_the_open_internet_may_be_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["93.184.215.14", "::1"], ["169.254.169.254"]]
)
def test_a_name_with_any_private_address_is_not_asked(
    found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "look_up", lambda name, patience: found)
    monkeypatch.setattr(socket, "create_connection", _never)
    with pytest.raises(NotRead, match="private network"):
        fetch("https://calendar.example/feed.json")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "localhost", "0"])
def test_this_machine_by_any_name_is_not_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", _never)
    with pytest.raises(NotRead):
        fetch(f"https://{host}/")


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers differently the second time is not asked a second time."""
    answers, called = iter([["93.184.215.14"], ["127.0.0.1"]]), []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        called.append(address)
        raise OSError

    monkeypatch.setattr(fetching, "look_up", lambda name, patience: next(answers))
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NotRead, match="Nothing answers"):
        fetch("https://calendar.example/feed.json")
    assert called == [("93.184.215.14", 443)]


def _never(*args: object, **options: object) -> None:
    raise AssertionError("no connection may be made")


@contextmanager
def a_site(monkeypatch: pytest.MonkeyPatch, talk: Talk) -> Iterator[list[str]]:
    """Whatever name is dialled, `talk` answers on this machine, without TLS. Gives the names that were dialled."""
    dialled: list[str] = []
    threads: list[Thread] = []

    @contextmanager
    def dial(name: str, until: float) -> Iterator[socket.socket]:
        dialled.append(name)
        mine, theirs = socket.socketpair()
        threads.append(Thread(target=_talk, args=(talk, theirs)))
        threads[-1].start()
        with mine:
            yield mine

    monkeypatch.setattr(fetching, "dial", dial)
    yield dialled
    for thread in threads:
        thread.join(10)


def _talk(talk: Talk, line: socket.socket) -> None:
    with line:
        line.recv(10_000)
        try:
            talk(line)
        except OSError:
            return


def says(*pieces: bytes) -> Talk:
    def talk(line: socket.socket) -> None:
        for piece in pieces:
            line.sendall(piece)

    return talk


OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def test_what_stands_there_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_site(monkeypatch, says(OK + b"Content-Length: 2\r\n\r\n", b"[]")):
        assert fetch("https://example.org/feed.json?x=1") == b"[]"
    with a_site(monkeypatch, says(OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n")):
        assert fetch("https://example.org/") == b"[]"


def test_a_feed_without_end_is_read_no_further_than_5_mb(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = 0

    def endless(line: socket.socket) -> None:
        nonlocal sent
        line.sendall(OK + b"Content-Length: 100000000\r\n\r\n")
        while True:
            sent += line.send(b" " * 100_000)

    with a_site(monkeypatch, endless), pytest.raises(NotRead, match="5 MB"):
        fetch("https://example.org/feed.json")
    assert sent < 7_000_000


@pytest.mark.parametrize(
    "first", [b"", b"HTTP/1.1 200 OK\r\nX: ", OK + b"\r\n"], ids=["nothing", "headers", "body"]
)
def test_whoever_sends_a_byte_now_and_then_is_cut_off(first: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 1.0)

    def slow(line: socket.socket) -> None:
        line.sendall(first)
        for _ in range(40):
            time.sleep(0.1)
            line.sendall(b" ")

    begun = time.monotonic()
    with a_site(monkeypatch, slow), pytest.raises(NotRead, match="ten seconds"):
        fetch("https://example.org/feed.json")
    assert time.monotonic() - begun < 6


@pytest.mark.parametrize(
    ("where", "says_why"),
    [
        (b"http://example.org/", "https://"),
        (b"file:///etc/passwd", "https://"),
        (b"https://example.org:22/", "https://"),
        (b"/again", "leads on and on"),
    ],
)
def test_where_it_leads_is_looked_at_again(
    where: bytes, says_why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = b"HTTP/1.1 302 Found\r\nLocation: " + where + b"\r\nContent-Length: 0\r\n\r\n"
    with a_site(monkeypatch, says(answer)) as dialled, pytest.raises(NotRead, match=says_why):
        fetch("https://example.org/feed.json")
    assert set(dialled) == {"example.org"}
    assert len(dialled) <= fetching.MOST_REDIRECTS + 1


def test_it_may_not_lead_to_this_network(monkeypatch: pytest.MonkeyPatch) -> None:
    real = fetching.dial
    answer = b"HTTP/1.1 307 Elsewhere\r\nLocation: https://127.0.0.1/secret\r\nContent-Length: 0\r\n\r\n"
    with a_site(monkeypatch, says(answer)):
        fake = fetching.dial
        monkeypatch.setattr(
            fetching, "dial", lambda name, until: (fake if name == "example.org" else real)(name, until)
        )
        monkeypatch.setattr(socket, "create_connection", _never)
        with pytest.raises(NotRead, match="private network"):
            fetch("https://example.org/feed.json")


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        OK + b"Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n[]",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    ],
)
def test_every_other_answer_gets_a_sentence(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_site(monkeypatch, says(answer)), pytest.raises(NotRead):
        fetch("https://example.org/feed.json")


@pytest.mark.parametrize(
    "address", ["https://example.org/a\r\nX: y", "https://example.org/a b", "https://example.org/ä"]
)
def test_no_address_adds_a_line_of_its_own(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def listen(line: socket.socket) -> None:
        asked.append(line)

    with a_site(monkeypatch, says(OK + b"Content-Length: 2\r\n\r\n[]")):
        try:
            assert fetch(address) == b"[]"
        except NotRead:
            return
