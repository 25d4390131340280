"""Fetching a feed from an address that a host typed: only from public machines, over TLS, 5 MB in 10 seconds at most.

The name is looked up once, every address it has must be public, and the connection goes to one that was looked at: so a name
that answers differently the second time leads nowhere else. Each redirect is looked at in the same way.
"""

import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.translation import gettext as _

from samesky.gatherings.feeds.bringing.refusing import NotRead

MOST = 5_000_000
"""Bytes."""
PATIENCE = 10.0
"""Seconds, for all of it: looking up, connecting, redirects, reading."""
MOST_REDIRECTS = 3
PIECE = 65_536
REDIRECTS = {301, 302, 303, 307, 308}
LEADS_ELSEWHERE = tuple(
    IPv6Network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "::/96")
)
"""IPv6 addresses that stand for an IPv4 address, which could be a private one."""


def fetch(address: str) -> bytes:
    """What stands there. Raises NotRead."""
    until = monotonic() + PATIENCE
    for _again in range(MOST_REDIRECTS + 1):
        parts = _allowed(address)
        try:
            found = _ask(parts, until)
        except (OSError, HTTPException, ValueError) as error:
            raise NotRead(_late() if monotonic() >= until else _no_answer()) from error
        if isinstance(found, bytes):
            return found
        address = urljoin(address, found)
    raise NotRead(_("That address leads on and on to others."))


def _allowed(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        odd = parts.scheme != "https" or not parts.hostname or parts.username is not None
        odd = odd or parts.port not in {None, 443}
    except ValueError as error:
        raise NotRead(_only_https()) from error
    if odd:
        raise NotRead(_only_https())
    return parts


def _ask(parts: SplitResult, until: float) -> bytes | str:
    """The content, or where it leads on."""
    assert parts.hostname is not None
    name = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    with dial(name, until) as line, _hung_up(line, until):
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        if any(not "!" <= sign <= "~" for sign in path):
            raise NotRead(_only_https())
        asked = (
            f"GET {path} HTTP/1.1\r\nHost: {name}\r\nAccept: application/json\r\nAccept-Encoding: identity\r\n"
            "User-Agent: Samesky\r\nConnection: close\r\n\r\n"
        )
        line.sendall(asked.encode("ascii"))
        with HTTPResponse(line) as response:
            response.begin()
            return _read(response, until)


def _read(response: HTTPResponse, until: float) -> bytes | str:
    if response.status in REDIRECTS and (further := response.getheader("Location")):
        return further
    if response.status != 200:
        raise NotRead(
            _("That address answers with %(status)s instead of a feed.") % {"status": response.status}
        )
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise NotRead(_("That address sends something packed, which we do not unpack."))
    body = bytearray()
    while piece := response.read1(PIECE):
        body += piece
        if len(body) > MOST:
            raise NotRead(too_large())
    if monotonic() >= until:  # the line was cut, which looks like its end
        raise NotRead(_late())
    return bytes(body)


@contextmanager
def dial(name: str, until: float) -> Iterator[socket.socket]:
    """A TLS connection to a public machine of this name."""
    raw = socket.create_connection((public_address(name, until), 443), timeout=_left(until))
    with (
        raw,
        ssl.create_default_context().wrap_socket(
            raw, server_hostname=name, do_handshake_on_connect=False
        ) as line,
    ):
        with _hung_up(line, until):
            line.do_handshake()
        yield line


@contextmanager
def _hung_up(line: socket.socket, until: float) -> Iterator[None]:
    """Whoever sends a byte now and then does not keep us: when the time is over the line is cut, in whatever it is doing."""
    line.settimeout(_left(until))
    cut = Timer(_left(until), _cut, (line,))
    cut.daemon = True
    cut.start()
    try:
        yield
    finally:
        cut.cancel()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def public_address(name: str, until: float) -> str:
    """One address of the name. Raises NotRead when any of them is private, of this machine, or otherwise not on the open internet."""
    found = look_up(name, _left(until))
    if not found:
        raise NotRead(_no_answer())
    if not all(is_public(one) for one in found):
        raise NotRead(_("That address belongs to a private network. A feed has to be on the open internet."))
    return found[0]


def look_up(name: str, patience: float) -> list[str]:
    """Every address of a name. Looking up has no time limit of its own."""
    pool = ThreadPoolExecutor(1)
    try:
        rows = pool.submit(socket.getaddrinfo, name, 443, type=socket.SOCK_STREAM).result(patience)
    except TimeoutError as error:
        raise NotRead(_late()) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def is_public(address: str) -> bool:
    """Whether it is on the open internet, by the registries of special addresses (RFC 6890) that Python knows."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if any(found in net for net in LEADS_ELSEWHERE) or found.is_site_local:
            return False
        return _is_open(found.ipv4_mapped or found)
    return _is_open(found)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _left(until: float) -> float:
    left = until - monotonic()
    if left <= 0:
        raise NotRead(_late())
    return left


def too_large() -> str:
    return _("This is larger than 5 MB, so it was not read.")


def _late() -> str:
    return _("That address took longer than ten seconds.")


def _no_answer() -> str:
    return _("Nothing answers at that address, or not safely.")


def _only_https() -> str:
    return _(
        "The address has to begin with https:// and name a site, without a password or a port of its own."
    )
