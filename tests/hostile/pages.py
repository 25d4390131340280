"""Every page and every form that somebody can reach, found by following the access table and the links of the pages themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client

from tests.access import table, things
from tests.access.world import World

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Form:
    """A form as it stands on a page: where it goes, and what a browser would send untouched. `typed` are fields that take text."""

    action: str
    method: str
    page: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """What makes two forms the same for testing: where they go, whatever the ids in it, and their fields."""
        return shape_of(self.action), frozenset(self.fields)


@dataclass
class Tag:
    """An opening tag with its attributes."""

    name: str
    attributes: dict[str, str]


class Read(HTMLParser):
    """One page: its tags, links, forms, title, and the text of what is shown."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.tags: list[Tag] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.title = ""
        self.text = ""
        self._open: list[str] = []
        self._area = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(Tag(tag, given))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "form":
            where = given.get("action") or self.address
            self.forms.append(Form(where, given.get("method", "get").lower(), self.address))
        if self.forms and given.get("name"):
            self._field(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title += data
        if self._area:
            self.forms[-1].fields[self._area][-1] += data
        if not {"script", "style"} & set(self._open):
            self.text += data

    def _field(self, tag: str, given: dict[str, str]) -> None:
        form, name, kind = self.forms[-1], given["name"], given.get("type", "text")
        if tag == "textarea":
            self._area = name
            form.fields.setdefault(name, []).append("")
            form.typed.add(name)
        elif tag in {"input", "select", "button"}:
            if kind in {"checkbox", "radio"} and "checked" not in given and name in form.fields:
                return
            form.fields.setdefault(name, []).append(given.get("value", ""))
            if tag == "input" and kind in {"text", "password", "email", "search", "url", "date", "time"}:
                form.typed.add(name)


def shape_of(address: str) -> str:
    """An address without what differs from thing to thing."""
    parts = urlsplit(address).path.split("/")
    return "/".join("*" if len(part) > 30 or part.isdigit() else part for part in parts)


def is_page(answer: HttpResponse) -> bool:
    return not answer.streaming and answer.get("Content-Type", "").startswith("text/html")


def pages_of(world: World, audience: str, client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Every GET of the access table as this audience, and whatever own address those pages link to, once for each shape."""
    waiting = [
        things.address_of(world, line.route, line.thing)
        for line in table.lines()
        if line.method == "GET" and line.route not in table.BESIDE_DJANGO and line.answers[audience] == "yes"
    ]
    seen = set()
    while waiting:
        address = waiting.pop(0)
        key = (shape_of(address), urlsplit(address).query.partition("=")[0])
        if key in seen:
            continue
        seen.add(key)
        answer: Any = client.get(address)
        yield address, answer
        if is_page(answer):
            links = Read(answer.content.decode(), address).links
            waiting += [link.partition("#")[0] for link in links if link.startswith("/") and link[1:2] != "/"]


def forms_of(world: World, audience: str, client: Client) -> list[Form]:
    """Every POST form this audience can find, one for each shape."""
    found: dict[tuple[str, frozenset[str]], Form] = {}
    for address, answer in pages_of(world, audience, client):
        if is_page(answer):
            for form in Read(answer.content.decode(), address).forms:
                if form.method == "post":
                    found.setdefault(form.key, form)
    return list(found.values())
