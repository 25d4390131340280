"""What no browser sends and anybody can: broken bytes, strange charsets, addresses made of noise, headers that lie."""

from uuid import UUID

import pytest
from django.test import Client, RequestFactory

from samesky.config.wsgi import application
from tests.access import table, things
from tests.access.world import World
from tests.hostile import nasty

FORM = "application/x-www-form-urlencoded"
BODIES = (
    b"words=%ED%A0%80&pen_name=%ED%A0%80",
    b"words=%FF%FE&pen_name=%00",
    b"words=\xed\xa0\x80",
    b"\x00\x00=\xff",
    b"&&&===&=&",
    b"words=a" * 200,
    b"once=" + b"a" * 100_000,
)
TYPES = (
    FORM,
    f"{FORM}; charset=utf-16",
    f"{FORM}; charset=nonsense",
    "application/json",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "",
)


@pytest.fixture
def member(world: World) -> Client:
    return world.client("member")


@pytest.mark.parametrize("kind", TYPES)
def test_no_body_of_any_kind_breaks_a_form(world: World, member: Client, kind: str) -> None:
    share = world.shares["Ben's share in an open group"].id
    for client, address in (
        (Client(), "/start"),
        (Client(), "/sign-in"),
        (Client(), "/join"),
        (Client(), "/report"),
        (member, "/shares/"),
        (member, f"/shares/{share}/replies"),
        (member, "/drafts/members"),
    ):
        for body in BODIES:
            answer = client.generic("POST", address, body, content_type=kind)
            nasty.comes_to_no_harm(answer, (address, kind, body[:20]))


@pytest.mark.parametrize("kind", TYPES)
def test_no_kind_of_content_breaks_a_page(world: World, member: Client, kind: str) -> None:
    for client, address in (
        (Client(), "/sign-in?next=%FF%00"),
        (member, "/shares/?older=%ED%A0%80"),
        (member, "/report?kind=share&thing=%FF"),
    ):
        nasty.comes_to_no_harm(client.generic("GET", address, b"x=1", content_type=kind), (address, kind))


@pytest.mark.parametrize(
    "noise",
    [
        "%00",
        "%ff%fe",
        "%ed%a0%80",
        "%0d%0aSet-Cookie:%20hostile=1",
        "..%2f..%2fetc",
        "%3Chostile-tag%3E",
        "a" * 4000,
        "%E2%80%AE",
        "-",
        "99999999999999999999999999",
        "%F0%9F%98%80",
    ],
)
def test_no_address_breaks_anything(world: World, noise: str) -> None:
    """Every placeholder of every route, filled with noise; an address that is no address is simply not there."""
    browsers = [world.client("visitor"), world.client("host")]
    for shape in _shapes(world):
        for client in browsers:
            for method in ("get", "post"):
                answer = getattr(client, method)(shape.replace("NOISE", noise))
                nasty.comes_to_no_harm(answer, (method, shape, noise))


def _shapes(world: World) -> set[str]:
    """Each address with its own things in it, and noise in place of one of them."""
    found = set()
    for line in table.lines():
        named = (
            things.kwargs_of(world, line.route, line.thing) if line.route not in table.BESIDE_DJANGO else {}
        )
        for value in named.values():
            found.add(things.address_of(world, line.route, line.thing).replace(str(value), "NOISE"))
    return {shape for shape in found if "NOISE" in shape}


def test_no_query_breaks_a_page(world: World) -> None:
    names = ("next", "older", "kind", "thing", "since", "q", "page", "words")
    for audience in ("visitor", "host"):
        client = world.client(audience)
        for line in table.lines():
            if line.method == "GET" and not line.thing and line.answers[audience] == "yes":
                for text in ('">\r\n<hostile-tag>', "\x00", "[]", "9" * 400):
                    asked = dict.fromkeys(names, nasty.as_sent(text))
                    address = things.address_of(world, line.route, line.thing)
                    nasty.comes_to_no_harm(client.get(address, asked), (address, text))


@pytest.mark.parametrize("onward", nasty.ONWARD)
def test_nobody_is_led_away(world: World, onward: str) -> None:
    """`next` and the place that words were going to are ours, or they are nothing."""
    from tests.harness.passphrase import PASSPHRASE

    place = nasty.as_sent(onward)
    for words in ("", "I am here."):
        sent = {
            "pen_name": "Grace",
            "passphrase": PASSPHRASE,
            "carried_place": place,
            "next": place,
            "carried_words": words,
        }
        client = Client()
        nasty.comes_to_no_harm(client.get("/sign-in", {"next": place}), onward)
        nasty.comes_to_no_harm(client.post("/sign-in", sent, query_params={"next": place}), onward)
        assert client.get("/me/").status_code == 200, "they are in all the same"
    for address in ("/me/again", "/me/second-factor/app", "/sign-out", "/exit", "/join"):
        nasty.comes_to_no_harm(
            world.client("host").post(
                address, {"next": place, "password": PASSPHRASE}, query_params={"next": place}
            ),
            (address, onward),
        )


@pytest.mark.parametrize(
    "place",
    [
        "/shares/------------------------------------/replies",
        f"/shares/{UUID(int=1)}/replies",
        "/shares/" + "0" * 36 + "/replies",
        "/groups/none/shares",
    ],
)
def test_words_arrive_wherever_they_were_going(world: World, place: str) -> None:
    """A place that is none, or that somebody may not know of, is one and the same: the words wait at /first."""
    from tests.harness.passphrase import PASSPHRASE

    sent = {
        "pen_name": "Grace",
        "passphrase": PASSPHRASE,
        "carried_words": "I am here.",
        "carried_place": place,
    }
    assert Client().post("/sign-in", sent)["Location"] == "/first"


COOKIES = ("", "x", '"abcdefghijklm\\000"', "abcdefghijklm\x7f", "a" * 5000, '"\\777\\000"', "ünïcödé-abcdef")


@pytest.mark.parametrize("value", COOKIES)
def test_a_made_up_cookie_is_nobody(world: World, value: str) -> None:
    for name in ("session", "form", "messages", "sessionid"):
        answer = Client().get("/today", headers={"cookie": f"{name}={value}"})
        assert answer.status_code == 302, (name, value)
        nasty.comes_to_no_harm(answer, (name, value))


def test_headers_that_lie_change_nothing(world: World, member: Client) -> None:
    lies = {
        "x-forwarded-for": "\u202e1.2.3.4, <hostile-tag>",
        "x-forwarded-proto": "javascript",
        "x-forwarded-host": "evil.example",
        "x-original-url": "/desk/",
        "x-rewrite-url": "/desk/",
        "x-http-method-override": "DELETE",
        "referer": "https://evil.example/<hostile-tag>",
        "accept-language": "<hostile-tag>;q=1,\x00" + "a," * 900,
        "user-agent": f"{nasty.MARK}<hostile-tag>\x00" * 50,
        "if-none-match": '"' + "a" * 3000,
        "hx-request": "true",
        "hx-current-url": "//evil.example",
    }
    for client, address in (
        (Client(), "/"),
        (Client(), "/sign-in"),
        (member, "/me/"),
        (member, "/me/sessions"),
        (member, "/shares/newest"),
    ):
        answer = client.get(address, headers=lies)
        assert answer.status_code == 200, address
        nasty.comes_to_no_harm(answer, address)
        assert b"evil.example" not in answer.content, address
    assert member.get("/today", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("charset", ["hex", "rot13", "utf-16", '"hex"', "nonsense", "utf-8"])
def test_no_charset_in_a_header_breaks_a_page(world: World, charset: str) -> None:
    """Asked at the very door: Django's own test client fails before any of our code runs."""
    for given in (
        f"text/plain; charset={charset}",
        f"{FORM};CHARSET = {charset}; x=y",
        f"{FORM}; charset*=utf-8''{charset}",
    ):
        asked = RequestFactory().generic("GET", "/help-now?x=%FF").environ | {"CONTENT_TYPE": given}
        said: list[str] = []
        body = b"".join(
            application(asked, lambda status, headers, exc_info=None, said=said: said.append(status))
        )
        assert said == ["200 OK"], given
        assert body.startswith(b"<!doctype html>"), given
