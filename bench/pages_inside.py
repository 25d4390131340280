"""The inner half of bench.pages: runs in a process of its own, with Django set up for one database, and prints figures as JSON.

Every request goes through the whole WSGI application: middleware, gate, view, queries, unsealing, templates.
"""

import io
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from http.cookies import SimpleCookie
from typing import Any
from unittest.mock import patch

from samesky.config.cli import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
prepare("serve")

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connections  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402

from bench.figures import Figure  # noqa: E402
from bench.season import Season, season  # noqa: E402
from samesky.config.ready import migrate  # noqa: E402
from samesky.config.urls import urlpatterns  # noqa: E402
from samesky.kit import access  # noqa: E402
from samesky.people.models import Person  # noqa: E402

DATABASE, LENGTH = sys.argv[1], sys.argv[2]
SECONDS = 0.7 if LENGTH == "quick" else 3.0
TIMES = 10
TOKEN = "a" * 32


class Visitor:
    """Sends requests straight into the WSGI application, with one person's cookies."""

    def __init__(self, person: Person | None) -> None:
        self.application = WSGIHandler()
        self.cookies = SimpleCookie({"form": TOKEN})
        if person is not None:
            client = Client()
            client.force_login(person)
            self.cookies.update(client.cookies)

    def get(self, address: str) -> tuple[str, bytes]:
        return self._send("GET", address, b"")

    def post(self, address: str, body: str) -> tuple[str, bytes]:
        return self._send("POST", address, f"csrfmiddlewaretoken={TOKEN}&{body}".encode())

    def _send(self, method: str, address: str, body: bytes) -> tuple[str, bytes]:
        said: list[str] = []
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": address,
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_COOKIE": "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items()),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": io.BytesIO(body),
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
        }

        def start(
            status: str, headers: list[tuple[str, str]], problem: object = None, /
        ) -> Callable[[bytes], object]:
            said.append(status)
            return lambda more: None

        answer = self.application(environ, start)
        content = b"".join(answer)
        answer.close()
        return said[0], content


def cpu_ms(act: Callable[[], object]) -> float:
    """Processor milliseconds of this process for one `act`: the least of several spans, as neighbours on the machine only add."""
    for _ in range(5):
        act()
    return min(_span(act) for _ in range(TIMES))


def _span(act: Callable[[], object]) -> float:
    done, until, begun = 0, time.monotonic() + SECONDS / TIMES, time.process_time()
    while time.monotonic() < until:
        act()
        done += 1
    return (time.process_time() - begun) * 1000 / done


def expect(visitor: Visitor, address: str, least: int) -> None:
    """Fail loudly rather than measure an error page."""
    status, content = visitor.get(address)
    if not status.startswith("200") or len(content) < least:
        raise RuntimeError(f"{address} answered {status} with {len(content)} bytes")


def queries(visitor: Visitor, address: str) -> int:
    """Queries of both stores for one page, in a process that has drawn it before (the rota is asked every five seconds)."""
    visitor.get(address)
    with ExitStack() as kept_open:
        caught = [kept_open.enter_context(CaptureQueriesContext(connections[name])) for name in connections]
        visitor.get(address)
        return sum(len(each) for each in caught)


Drawn = list[tuple[str, dict[str, Any]]]


@contextmanager
def remembered(drawn: Drawn) -> Iterator[None]:
    """Keep what the views hand to templates."""

    def keep_whole(request: HttpRequest, template: str, context: dict[str, Any], **more: Any) -> HttpResponse:
        drawn.append((template, context))
        return render(request, template, context, **more)

    def keep_part(template: str, context: dict[str, Any], request: HttpRequest) -> str:
        drawn.append((template, context))
        return render_to_string(template, context, request)

    with ExitStack() as kept_open:
        for name in ("samesky.groups.views.render", "samesky.shares.pages.render"):
            kept_open.enter_context(patch(name, keep_whole))
        kept_open.enter_context(patch("samesky.shares.pages.render_to_string", keep_part))
        yield


def from_memory(name: str, drawn: Drawn) -> str:
    """The address of a page that draws the same templates from the same values, without asking the database for them."""

    def view(request: HttpRequest) -> HttpResponse:
        whole = ""
        for template, context in drawn:
            whole = render_to_string(template, context, request)
        return HttpResponse(whole)

    address = f"bench/{name}"
    urlpatterns.insert(0, path(address, view, name=f"bench-{name}"))
    access.allow(f"bench-{name}", "GET", "member")
    return f"/{address}"


def bare() -> str:
    """A page that says one word, through the same middleware."""
    urlpatterns.insert(0, path("bench/bare", lambda request: HttpResponse("sky"), name="bench-bare"))
    access.allow("bench-bare", "GET", "anyone")
    return "/bench/bare"


def page_figures(visitor: Visitor, what: str, address: str, bare_ms: float) -> list[Figure]:
    drawn: Drawn = []
    with remembered(drawn):
        expect(visitor, address, 4000)
    memory = from_memory(re.sub(r"\W+", "-", what), drawn)
    expect(visitor, memory, 4000)
    ms, memory_ms = cpu_ms(lambda: visitor.get(address)), cpu_ms(lambda: visitor.get(memory))
    return [
        Figure(
            what,
            ms,
            "ms",
            8.0,
            on=DATABASE,
            elsewhere="42 ms (self-hosted forums)",
            note=f"{1000 / ms:.0f} a CPU second",
        ),
        Figure(
            f"{what}: against its templates from memory", memory_ms / ms, "of 1", 0.4, "more", on=DATABASE
        ),
        Figure(f"{what}: against a bare view", bare_ms / ms, "of 1", None, "more", on=DATABASE),
    ]


def query_figures(people: list[Person], visitor: Visitor) -> list[Figure]:
    figures = []
    for number in (5, 50):
        made = season(number, number, people)
        for what, address in (
            ("group page", made.group.get_absolute_url()),
            ("thread", made.shares[0].get_absolute_url()),
            ("today", "/today"),
        ):
            asked = queries(visitor, address)
            figures.append(Figure(f"{what}, {number} items: queries", asked, "", 12.0, on=DATABASE))
    return figures


def reply_figure(visitor: Visitor, made: Season) -> Figure:
    address = f"{made.shares[1].get_absolute_url()}replies"
    status, _ = visitor.post(address, "words=I+sat+there+too.")
    if not status.startswith("302"):
        raise RuntimeError(f"a reply was answered with {status}")
    ms = cpu_ms(lambda: visitor.post(address, "words=I+sat+there+too."))
    return Figure("post a reply, durably", ms, "ms", 5.0, on=DATABASE, elsewhere="15-56 ms (forums)")


def main() -> None:
    migrate()
    made = season(20, 20)
    visitor, stranger, bare_address = Visitor(made.people[3]), Visitor(None), bare()
    bare_ms = cpu_ms(lambda: stranger.get(bare_address))
    group, thread = made.group.get_absolute_url(), made.shares[0].get_absolute_url()
    figures = [
        *page_figures(visitor, "group page with 20 shares, signed in", group, bare_ms),
        *page_figures(visitor, "thread with 20 replies, signed in", thread, bare_ms),
        *query_figures(made.people, visitor),
        reply_figure(visitor, made),
    ]
    for what, address in (("first page, signed out", "/"), ("group page, signed out", group)):
        expect(stranger, address, 1000)
        figures.append(Figure(what, cpu_ms(lambda: stranger.get(address)), "ms", 2.0, on=DATABASE))  # noqa: B023
    print(json.dumps([asdict(figure) for figure in figures]))


if __name__ == "__main__":
    main()
