"""What somebody who sees or hears a page is told by it: its texts, and the attributes that are read aloud or shown."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

SILENT = {"script", "style", "code", "svg"}
SAID = {"alt", "title", "aria-label", "placeholder"}
STATES = {"data-when"}
"""Names of states for a script, not sentences."""
PLACE = re.compile(r"\{[a-z]+\}")
"""Where a script puts a pen name."""
ENGLISH = re.compile(r"[A-Za-z]{2,}")


class Told(HTMLParser):
    """Collects texts. What stands in `<code>` is a code or an address, and nobody's language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        self.found += [value for name, value in attrs if value and _is_said(name, value)]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.found.append(" ".join(data.split()))


def _is_said(name: str, value: str) -> bool:
    """Read aloud by itself, or a sentence that a script will say."""
    return name in SAID or (name.startswith("data-") and name not in STATES and " " in value)


def left_in_english(page: str, *, written: Iterable[str]) -> Iterator[str]:
    """Texts of the page with English words in them, apart from what people (or the host) wrote."""
    told = Told()
    told.feed(page)
    for text in told.found:
        rest = PLACE.sub("", text)
        for words in sorted(written, key=len, reverse=True):
            rest = rest.replace(words, "")
        if ENGLISH.search(rest):
            yield text
