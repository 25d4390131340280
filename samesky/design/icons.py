"""Icons by name, as references into one sheet (static/design/icons.svg) that the browser fetches once.

An icon is never alone: a word stands beside it, so it is hidden from screen readers.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

SHEET = Path(__file__).parent / "static" / "design" / "icons.svg"


@cache
def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(re.findall(r'id="i-([a-z]+)"', SHEET.read_text(encoding="utf-8")))


@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """The markup of one icon. Raises LookupError for a name that is not in the sheet, so a slip shows in the first test."""
    if name not in names():
        raise LookupError(f"No icon is called {name!r}; there are {', '.join(sorted(names()))}")
    address = static("design/icons.svg")
    return mark_safe(  # noqa: S308  # the name was found in our own sheet
        f'<svg width="24" height="24" aria-hidden="true"><use href="{address}#i-{name}"/></svg>'
    )
