"""What somebody is shown of a circle: read out of the pages and fragments as they come over the wire."""

import html
import re
from dataclasses import dataclass

_STATE = re.compile(r'<div id="room-state"([^>]*)>')
_DATA = re.compile(r'data-([a-z-]+)="([^"]*)"')
_SAID = re.compile(r'<div class="said" id="said-([0-9a-f-]{36})">(.*?)</div>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_FORM = re.compile(r'<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
_WORDS = re.compile(r"\b(?:said|held)-[0-9]+-[0-9]+-[0-9]+\b")


@dataclass(frozen=True)
class View:
    """state: as the box has it (mine, listening, between, waiting, leaving, closed). words: (id, text) as they stand there."""

    state: str
    number: int = 0
    to: int = 0
    may_later: bool = False
    words: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> list[str]:
        return [text for _, text in self.words if text.startswith("said")]

    @property
    def held(self) -> list[str]:
        return [text for _, text in self.words if text.startswith("held")]


def view_in(page: str) -> View:
    """The table, the lobby, or what a closed room shows. Words are the made-up tokens that the clients send."""
    found = _STATE.search(page)
    if found is None:
        return View("closed")
    data = dict(_DATA.findall(found[1]))
    words = tuple((said, text[0]) for said, inside in _SAID.findall(page) if (text := _WORDS.findall(inside)))
    return View(data["state"], int(data["number"]), int(data["to"]), data["may-later"] == "yes", words)


def form_to(page: str, ending: str) -> tuple[str, dict[str, str]] | None:
    """The address and hidden values of the first form whose address ends so."""
    for action, inside in _FORM.findall(page):
        if action.endswith(ending):
            return html.unescape(action), {
                name: html.unescape(value) for name, value in _HIDDEN.findall(inside)
            }
    return None


def attribute(page: str, name: str) -> str:
    """The first value of an attribute; "" when it is nowhere."""
    found = re.search(rf'\b{name}="([^"]*)"', page)
    return html.unescape(found[1]) if found else ""
