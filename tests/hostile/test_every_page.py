"""What every page promises, whoever reads it: headers, titles that say nothing, nothing inline, nobody else asked, tokens in forms."""

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from samesky.people.models import Person
from tests.access.world import AUDIENCES, World
from tests.hostile.pages import Form, Read, Tag, forms_of, is_page, pages_of

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
}
NOBODY, OURSELVES = ("frame-ancestors 'none'", "DENY"), ("frame-ancestors 'self'", "SAMEORIGIN")
"""Who may put a page in a frame: nobody, but for the part of a room that stands in a frame of its own page."""
ASKS = ("src", "href", "action", "srcset", "poster", "data", "formaction", "hx-get", "hx-post", "xlink:href")
FRAME = re.compile(r"/circles/[0-9a-f-]{36}/(?:coffee/)?frame")
FEED = re.compile(r"/feeds/.*\.(?:ics|json)|/gatherings/.*/gathering\.ics")
"""What other software reads may be kept by whoever reads it, to be asked about again."""
MEANT_TO_LEAVE = {"a"}
"""Only a link that somebody follows may lead elsewhere (a line to call, a chat)."""


@pytest.fixture(params=["visitor", "member", "author", "facilitator", "lead", "host"])
def seen(world: World, request: pytest.FixtureRequest) -> list[tuple[str, HttpResponse]]:
    """Every page one audience can come to, as they get it."""
    client = world.client(request.param)
    found = list(pages_of(world, request.param, client))
    nothing: Any = client.get("/there/is/no/such/page")
    return [*found, ("nothing", nothing)]


def test_what_every_page_promises(world: World, seen: list[tuple[str, HttpResponse]]) -> None:
    assert len(seen) > 10
    for address, answer in seen:
        assert answer.status_code in {200, 302, 404}, (address, answer.status_code)
        _promises(address, answer)
        if is_page(answer):
            read = Read(answer.content.decode(), address)
            assert not [wrong for tag in read.tags for wrong in _inline(tag)], address
            assert not [tag for tag in read.tags if _asks_elsewhere(tag)], address
            assert not _says_a_name(world, read.title), (address, read.title)
            _no_script_with_words(answer, address)


def _promises(address: str, answer: HttpResponse) -> None:
    policy = set(answer["Content-Security-Policy"].split("; "))
    framing, framed = OURSELVES if FRAME.fullmatch(address) and answer.status_code == 200 else NOBODY
    assert policy >= {*POLICY, framing}, address
    assert not any("unsafe" in part or "*" in part for part in policy), address
    if FEED.fullmatch(address) and answer.status_code == 200:
        assert answer["Cache-Control"] in {"public, max-age=300", "private, no-cache"}, address
    else:
        assert answer["Cache-Control"] == "no-store" or address in {"/healthz", "/readyz"}, address
    assert answer["Referrer-Policy"] in {"same-origin", "no-referrer"}, address
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == framed, address
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def _inline(tag: Tag) -> list[str]:
    given = tag.attributes
    wrong = [
        name for name in given if re.match(r"on[a-z]+$", name) or name == "style" or name.startswith("hx-on")
    ]
    wrong += [name for name, value in given.items() if value.strip().lower().startswith("javascript:")]
    if tag.name == "style" or (
        tag.name == "script" and "src" not in given and given.get("type") != "application/json"
    ):
        wrong.append(tag.name)
    return wrong


def _asks_elsewhere(tag: Tag) -> bool:
    if tag.name == "link" and tag.attributes.get("rel") == "alternate":
        return False  # the address of a feed, whole because its readers want it so; no browser asks for it
    asked = [tag.attributes[name].strip() for name in ASKS if name in tag.attributes]
    return tag.name not in MEANT_TO_LEAVE and any(
        re.match(r"(//|\\|[a-z][a-z0-9+.-]*:)", value, re.IGNORECASE) and not value.startswith("data:image/")
        for value in asked
    )


def _says_a_name(world: World, title: str) -> bool:
    names = [person.pen_name for person in world.people.values()]
    # The cards of all groups begin alike (tests.access.world).
    return any(re.search(rf"\b{name}\b", title) for name in [*names, "Carers"])


def _no_script_with_words(answer: HttpResponse, address: str) -> None:
    for script in re.findall(r"<script[^>]*>(.*?)</script>", answer.content.decode(), re.DOTALL):
        assert "She asked me" not in script, address


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_form_that_writes_carries_a_token(world: World, audience: str) -> None:
    """All but leaving the site, which can only sign somebody out, and the link in a letter, whose address is the secret (RFC 8058)."""
    for form in forms_of(world, audience, world.client(audience)):
        if form.action != "/exit" and not form.action.startswith("/notices/stop/"):
            assert "csrfmiddlewaretoken" in form.fields, (form.page, form.action)


def test_a_form_of_another_site_writes_nothing(world: World) -> None:
    """Every POST of the access table without a token is refused, before anything is read; but for the two named above."""
    from tests.access import table, things

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.people["Amara"])
    for line in table.lines():
        if line.method == "POST" and line.route not in {"exit", "notices:stop"}:
            answer = strict.post(things.address_of(world, line.route, line.thing), {"words": "I am here."})
            assert answer.status_code == 403, (line.route, line.thing, answer.status_code)
    assert Person.objects.filter(pk=world.people["Amara"].pk).exists()


def test_cookies_are_for_this_site_only_and_not_for_scripts(world: World, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client()
    answer = client.get("/sign-in", secure=True)
    client.post(
        "/sign-in",
        {"pen_name": "Ben", "passphrase": "wrong", "csrfmiddlewaretoken": answer.cookies["form"].value},
        secure=True,
    )
    client.force_login(world.people["Amara"])
    signed_in = client.get("/me/", secure=True)
    for cookie in [*answer.cookies.values(), *signed_in.cookies.values()]:
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key
        assert cookie["secure"], cookie.key
        assert not cookie["domain"], cookie.key


def test_a_visitor_who_only_reads_gets_no_cookie(world: World) -> None:
    client = Client()
    for address in ("/", "/help-now", "/groups/", "/what-is-kept"):
        assert not client.get(address).cookies, address


def test_the_forms_are_found(world: World) -> None:
    """The walk that other tests stand on sees what a person sees."""
    forms: list[Form] = forms_of(world, "author", world.client("author"))
    actions = {form.key[0] for form in forms}
    assert {"/shares/", "/me/name", "/shares/*/replies", "/me/leave", "/report"} <= actions
