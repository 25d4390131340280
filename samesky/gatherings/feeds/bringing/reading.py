"""From the bytes of a feed to rows that can be kept, and those that cannot with their reasons."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from samesky.gatherings.feeds.bringing.refusing import NotKept, NotRead, Refused
from samesky.gatherings.feeds.bringing.rows import Row, cleaned
from samesky.gatherings.feeds.plain import plain_line

MOST_ROWS = 5_000
LONGEST_NAME = 80


@dataclass
class Read:
    """What a feed holds."""

    rows: list[Row] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def read(body: bytes, *, zone: str = "", ours: Collection[str] = ()) -> Read:
    """zone: for rows that name none. ours: slugs of gatherings of this place. Raises NotRead when it is no meetings feed at all."""
    found, slugs = Read(), set(ours)
    for number, raw in enumerate(_listed(_json(body)), 1):
        try:
            row = cleaned(raw, zone)
            _once(row["slug"], slugs, ours)
        except NotKept as why:
            found.refused.append(Refused(number, _name(raw), str(why)))
        else:
            slugs.add(row["slug"])
            found.rows.append(row)
    return found


def _once(slug: str, slugs: Collection[str], ours: Collection[str]) -> None:
    if slug in ours:
        raise NotKept(_("It is a gathering of this place already."))
    if slug in slugs:
        raise NotKept(_("Another row before it has the same slug."))


def _json(body: bytes) -> Any:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotRead(_("This is not text in UTF-8, so it is no meetings feed.")) from error
    if text.lstrip()[:1] == "<":
        raise NotRead(
            _("This is a web page, not a feed. The feed has an address of its own, often ending in .json.")
        )
    try:
        return json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise NotRead(_("This is folded into itself too deeply to be a meetings feed.")) from error
    except ValueError as error:
        raise NotRead(_("This is not JSON, or it is broken off in the middle.")) from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _listed(found: Any) -> list[Any]:
    rows = found.get("meetings") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise NotRead(_("A meetings feed is a list of meetings, and this is none."))
    if len(rows) > MOST_ROWS:
        raise NotRead(_("This has more than 5,000 rows, which is more than we take at once."))
    if not rows:
        raise NotRead(_("This feed is empty."))
    if all(isinstance(row, dict) and "weekday_tinyint" in row for row in rows):
        raise NotRead(
            _("This is a BMLT server's own list. Ask the same server for the format tsml instead of json.")
        )
    return rows


def _name(raw: Any) -> str:
    get: Callable[[str], Any] = raw.get if isinstance(raw, dict) else lambda _key: ""
    said = next((get(key) for key in ("name", "slug") if isinstance(get(key), str | int)), "")
    return plain_line(str(said)[:1000])[:LONGEST_NAME]
