"""/feeds/meetings.json: open weekly gatherings as rows of a Meeting Guide feed (code4recovery/spec), which other sites read.

Weekly ones only: what happens otherwise stands in /feeds/gatherings.ics. No link and no address that is for people with a seat.
"""

import json
from datetime import UTC
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from samesky.gatherings import words as kept
from samesky.gatherings.feeds import weekly
from samesky.gatherings.feeds.places import place_of
from samesky.gatherings.feeds.plain import plain_line, plain_words
from samesky.gatherings.meeting_types import DISCUSSION, OF_LANGUAGES, OPEN, slug_of
from samesky.gatherings.models import Listing, Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.queries.seen import Happening, open_series
from samesky.gatherings.queries.where import Where, where_open
from samesky.gatherings.words import words_of
from samesky.groups.cards import card_of
from samesky.kit import rehearsal
from samesky.kit.clock import now
from samesky.people.keyring import KeyGone

Row = dict[str, Any]
LONGEST_LINE, LONGEST_TEXT = 255, 3_000


def feed(base: str) -> bytes:
    """The whole feed: our own rows, then those that the host brought over, each slug once."""
    rows = {row["slug"]: row for row in [*brought(), *own(base)]}
    return json.dumps([rows[slug] for slug in sorted(rows)], ensure_ascii=False, indent=1).encode()


def own(base: str) -> list[Row]:
    """Rows of the gatherings of this place. base: its address."""
    series = list(open_series().select_related("group"))
    kept.warm(series)
    return [row for one in series if (row := _row(one, base))]


def brought() -> list[Row]:
    """Rows as they were read, cleaned then."""
    return [json.loads(text) for text in Listing.objects.values_list("row", flat=True)]


def _row(series: Series, base: str) -> Row | None:
    pattern = pattern_of(series)
    days = weekly.days_of(pattern)
    if not days or not weekly.goes_on(series, pattern, now()):
        return None
    try:
        return _written(series, list(days), base)
    except KeyGone:
        return None


def _written(series: Series, days: list[int], base: str) -> Row:
    pattern, words = pattern_of(series), words_of(series)
    where = where_open(Happening(series, "", series.first_at, series.first_at))
    page = f"{base}gatherings/{series.id}/"
    row: Row = {
        "name": _line(words.title),
        "slug": slug_of(series.id),
        "day": days[0] if len(days) == 1 else days,
        "time": weekly.clock_of(pattern),
        "end_time": weekly.end_clock_of(pattern),
        "timezone": series.zone,
        "types": _types(series),
        "notes": _notes(series),
        **_place(series, where),
        "url": page,
        "group": _line(card_of(series.group).name),
        "updated": f"{series.changed_at.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
        "entity": _line(settings.PLACE_NAME),
        # One name stands in the specification's list, the other in its example and in its reader.
        "entity_url": base,
        "entity_website_url": base,
    }
    if series.here or series.link:
        row["conference_url"] = page
        row["conference_url_notes"] = _how_to_get_in(series)
    return {key: value for key, value in row.items() if value != ""}


def _how_to_get_in(series: Series) -> str:
    """A call elsewhere has no room here."""
    if series.here:
        return _("Take a seat on this page. The room opens there ten minutes before.")
    return _("Take a seat on this page.")


def _line(text: str) -> str:
    return plain_line(text)[:LONGEST_LINE].strip()


def _types(series: Series) -> list[str]:
    spoken = [OF_LANGUAGES[code] for code in series.languages.split(",") if code in OF_LANGUAGES]
    talk = [] if series.kind == Series.Kind.WORKSHOP else [DISCUSSION]
    return [OPEN, *talk, *sorted(spoken)]


def _notes(series: Series) -> str:
    words = words_of(series)
    parts = [
        rehearsal.said(),
        words.about,
        _("To bring: %(what)s") % {"what": words.bring} if words.bring else "",
        _("To get in and take part: %(what)s") % {"what": words.access_notes} if words.access_notes else "",
        _("The street address is for people with a seat.")
        if series.street and not series.address_open
        else "",
    ]
    return plain_words("\n".join(part for part in parts if part))[:LONGEST_TEXT].strip()


def _place(series: Series, where: Where) -> Row:
    """Readers want a place even for what is online. Only an address that the group made public is exact."""
    if where.street and where.address:
        return {"formatted_address": _exact(where), "approximate": "no"}
    return {"formatted_address": _line(where.town) or place_of(series.zone), "approximate": "yes"}


def _exact(where: Where) -> str:
    inside = where.town.casefold() in where.address.casefold()
    return _line(where.address if inside else f"{where.address}, {where.town}")
