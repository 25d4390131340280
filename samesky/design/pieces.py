"""The parts that stand on a page dozens of times, drawn without a template because a page of twenty shares pays for each.

Everything a person wrote passes `escape`; the rest is our own words.
"""

from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Protocol

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samesky.design.avatars import avatar
from samesky.design.icons import icon
from samesky.design.moulds import fill
from samesky.design.spoken import spoken
from samesky.design.wants import WANTS
from samesky.kit import clock


class Author(Protocol):
    """Somebody by the name they chose."""

    @property
    def pen_name(self) -> str | Promise: ...
    @property
    def sky_turn(self) -> int: ...


def who(
    author: Author, at: datetime | None = None, line: str = "", mine: bool = False, size: str = ""
) -> SafeString:
    """The window and the pen name, with when or another line under it."""
    pen_name = str(author.pen_name)
    name = f"<bdi>{escape(pen_name)}</bdi>" + (f" {escape(_('(you)'))}" if mine else "")
    below = ", ".join(part for part in (when(at) if at else "", escape(str(line))) if part)
    shown = f'<span class="who-when">{below}</span>' if below else ""
    sky = avatar(pen_name, author.sky_turn or 0, size)
    return SafeString(f'<div class="who">{sky}<div><span class="who-name">{name}</span>{shown}</div></div>')


def when(moment: datetime) -> SafeString:
    """A moment in the words a person would use."""
    zone = timezone.get_current_timezone()
    return _when(moment, clock.now().astimezone(zone).date(), str(zone), get_language())


@lru_cache(maxsize=4096)
def _when(moment: datetime, today: date, zone: str, language: str | None) -> SafeString:
    # All day long, in one zone and language, the words for a moment are the same; a page has forty of them.
    exact, told = moment.isoformat(timespec="seconds"), escape(spoken(moment, clock.now()))
    return SafeString(f'<time datetime="{exact}">{told}</time>')


def wants(what: str) -> SafeString:
    """What somebody wants with what they said; nothing where they did not say."""
    want = WANTS.get(what)
    if want is None:
        return SafeString("")
    return SafeString(f'<span class="wants">{icon(want.icon)}<span>{escape(str(want.label))}</span></span>')


def words(text: str) -> SafeString:
    """What a person wrote, in paragraphs, each in the direction of its own language. No links are made."""
    paragraphs = (part.strip() for part in escape(f"{text}").split("\n\n"))
    drawn = "".join(f'<p dir="auto">{part.replace(_LINE, "<br>")}</p>' for part in paragraphs if part)
    return SafeString(f'<div class="words">{drawn}</div>')


def noted(note: str, text: str) -> SafeString:
    """Words behind their content note: shut until the reader opens them."""
    return fill("design/note.html", note=note, words=words(text))


_LINE = "\n"
