"""Everybody tries every door, with every method, also with things of others; each try is undone before the next."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.db import connections, transaction
from django.http import HttpResponse
from django.test import Client

from samesky.kit import access
from tests.access import table, things
from tests.access.words import is_as_said, same_answer
from tests.access.world import AUDIENCES, World

SENT = {
    "words": "I am here.",
    "wants": "ears",
    "agree": "on",
    "answer": "yes",
    "reason": "hurts",
    "outcome": "nothing",
    "show": "yes",
    "how": "not-safe",
    "q0": "3",
    "turn": "1-1",
}
"""One body for every form: whoever is let in does the thing, not only its form."""
KEPT_BY_THE_DOORS = ("django_session", "usersessions", "people_knock", "people_once")
"""Tables that an answer may touch without anything of anybody's having changed."""


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens in this block is taken back, in both stores."""
    with ExitStack() as both:
        for alias in ("default", "keys"):
            both.enter_context(transaction.atomic(using=alias))
        yield
        for alias in ("default", "keys"):
            transaction.set_rollback(True, using=alias)


class Written:
    """Remembers which tables got, lost or changed a row."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        result = execute(sql, params, many, context)
        changes = sql.startswith(("INSERT", "UPDATE", "DELETE")) and context["cursor"].rowcount
        if changes and not any(name in sql.split("VALUES", maxsplit=1)[0] for name in KEPT_BY_THE_DOORS):
            self.found.append(sql[:80])
        return result


def ask(client: Client, method: str, address: str) -> HttpResponse:
    """One request. A page that breaks is a 500, as in real life."""
    sent: Any = SENT if method == "POST" else {}
    send = getattr(client, method.lower())
    answer: HttpResponse = send(address, sent) if method == "POST" else send(address)
    return answer


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_cell_is_as_written(world: World, audience: str) -> None:
    client = world.client(audience)
    client.raise_request_exception = False
    missing = {method: ask(client, method, "/there/is/no/such/page") for method in ("GET", "POST")}
    wrong = []
    for line in table.lines():
        if line.route == "/live/<room>":
            continue
        word, what = line.answers[audience], f"{line.method} {line.route} ({line.thing})"
        address = things.address_of(world, line.route, line.thing)
        written = Written()
        with undone(), connections["default"].execute_wrapper(written):
            answer = ask(_again(client), line.method, address)
        if written.found and word not in {"yes", "elsewhere"}:
            wrong.append(f"{what}: {word!r}, and wrote {written.found}")
        if not is_as_said(word, answer, missing[line.method], asked=line.method):
            wrong.append(f"{what}: {word!r}, not {answer.status_code} {answer.get('Location', '')}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("audience", ["visitor", "member", "host"])
def test_head_is_decided_as_get(world: World, audience: str) -> None:
    client = world.client(audience)
    wrong = []
    for line in table.lines():
        if line.method != "GET" or line.route == "/live/<room>":
            continue
        with undone():
            answer: Any = _again(client).head(things.address_of(world, line.route, line.thing))
        if not _fits_without_a_page(line.answers[audience], answer):
            wrong.append(f"{line.route} ({line.thing}): {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("audience", ["visitor", "member", "host"])
def test_a_method_that_has_no_row_finds_nothing(world: World, audience: str) -> None:
    """405 for everybody alike, whether the thing in the address is there or not."""
    client = world.client(audience)
    first = {line.route: line for line in reversed(table.lines()) if line.route not in table.BESIDE_DJANGO}
    wrong = []
    for route, line in first.items():
        named = things.kwargs_of(world, route, line.thing)
        here = things.address_of(world, route, line.thing)
        nowhere = things.address_of_nothing(route, named) if named else here
        for method in table.METHODS:
            if access.row_for(route, method) is None:
                answers = [ask(client, method, address) for address in (here, nowhere)]
                if answers[0].status_code != 405 or not same_answer(*answers):
                    wrong.append(f"{method} {route}: {answers[0].status_code}")
    assert not wrong, "\n".join(wrong)


def _again(client: Client) -> Client:
    """The same browser as it was: what a try did to its cookies does not reach the next."""
    copy = Client(raise_request_exception=client.raise_request_exception)
    copy.cookies = type(client.cookies)(client.cookies)
    return copy


def _fits_without_a_page(word: str, answer: HttpResponse) -> bool:
    place = str(answer.get("Location", ""))
    found = {
        "yes": answer.status_code in {200, 302} and not place.startswith("/sign-in"),
        "sign in": place.startswith("/sign-in"),
        "no such thing": answer.status_code == 404,
        "elsewhere": place == "/today",
        "out of date": answer.status_code == 404,
    }[word]
    return found and (answer.streaming or not answer.content)
