"""Text without markup. Feeds carry none, and what others wrote into theirs is taken out before anybody reads it."""

import re
from html import unescape
from html.parser import HTMLParser

from samesky.kit.text import clean_line, clean_words

MARKUP = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z#][a-zA-Z0-9#]{1,30};")
PARTS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"}
UNREAD = {"script", "style", "template", "noscript", "iframe"}
MOST_LAYERS = 6
"""Markup inside escaped markup is unwrapped so often; what still looks like markup then is left out."""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in UNREAD
        if tag in PARTS:
            self.read.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD and self._unread > 0

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.read.append(data)


def plain_words(text: str) -> str:
    """`text` as somebody would read it; asked again, it gives the same."""
    text = text.replace("\xa0", " ")
    for _ in range(MOST_LAYERS):
        if not MARKUP.search(text):
            return clean_words(text)
        reader = _Text()
        reader.feed(text)
        reader.close()
        read = "".join(reader.read)
        text = (unescape(text) if read == text else read).replace("\xa0", " ")
    return clean_words(text) if not MARKUP.search(text) else ""


def plain_line(text: str) -> str:
    """The same, in one line."""
    return clean_line(plain_words(text))
