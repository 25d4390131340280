"""One row of a meetings feed (Meeting Guide, or what a BMLT server gives as tsml), cleaned: known fields, plain text, safe links.

Fields about single people (contacts, ways to give money) are left out: nobody asked them.
"""

import re
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from samesky.gatherings.core.when import is_zone
from samesky.gatherings.feeds.bringing.refusing import NotKept
from samesky.gatherings.feeds.places import place_of
from samesky.gatherings.feeds.plain import plain_line, plain_words

Row = dict[str, Any]

LINES = (
    "location group region sub_region formatted_address address city state postal_code country "
    "entity entity_location entity_phone"
).split()
TEXTS = "notes location_notes group_notes conference_url_notes conference_phone_notes".split()
LINKS = "url conference_url entity_url entity_website_url".split()
PLACES = ("formatted_address", "address", "city", "postal_code")
LONGEST_LINE, LONGEST_TEXT, LONGEST_LINK, LONGEST_SLUG = 255, 3_000, 1_000, 64
MOST_REGIONS, MOST_TYPES = 6, 40
MOST_READ = 20_000
SUNDAY_TO_SATURDAY = range(7)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_SLUG = re.compile(r"[A-Za-z0-9._~-]+")
_TYPE = re.compile(r"[A-Z0-9-]{1,12}")
_PHONE = re.compile(r"[0-9+,*#().\- ]{3,60}")
_UPDATED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_COORDINATES = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")


def cleaned(raw: Any, zone: str = "") -> Row:
    """The row as it is kept, shown, and told again in our own feed. zone: for a row that names none. Raises NotKept."""
    if not isinstance(raw, dict):
        raise NotKept(_("It is not a meeting."))
    said = {key: value for key, value in raw.items() if value not in (None, "", [])}
    row: Row = {"slug": _slug(said), "name": _name(said), "day": _days(said), "time": _clock(said, "time")}
    if "end_time" in said:
        row["end_time"] = _clock(said, "end_time")
    if found := _zone(said, zone):
        row["timezone"] = found
    row |= {key: plain_line(_text(said, key))[:LONGEST_LINE].strip() for key in LINES}
    row |= {key: plain_words(_text(said, key))[:LONGEST_TEXT].strip() for key in TEXTS}
    row |= {key: _link(key, said[key]) for key in LINKS if key in said}
    row |= _lists(said) | _where_on_earth(said) | _smaller(said)
    row = {key: value for key, value in row.items() if value not in ("", [])}
    return row | _place(row)


def _text(said: Row, key: str) -> str:
    """What stands there, if it is text; of endless text the beginning."""
    return said[key][:MOST_READ] if isinstance(said.get(key), str) else ""


def _slug(said: Row) -> str:
    slug = said.get("slug")
    if isinstance(slug, bool) or not isinstance(slug, str | int):
        raise NotKept(_("It has no slug, the name that tells it from others."))
    text = str(slug)
    if not _SLUG.fullmatch(text[: LONGEST_LINE + 1]) or len(text) > LONGEST_LINE:
        raise NotKept(_("Its slug has signs that cannot stand in an address."))
    if len(text) > LONGEST_SLUG:
        return f"{text[: LONGEST_SLUG - 9]}-{sha256(text.encode()).hexdigest()[:8]}"
    return text


def _name(said: Row) -> str:
    name = plain_line(_text(said, "name"))
    if not name:
        raise NotKept(_("It has no name."))
    if len(name) > LONGEST_LINE:
        raise NotKept(_("Its name is longer than 255 letters."))
    return name


def _days(said: Row) -> int | list[int]:
    if "day" not in said:
        raise NotKept(_("It names no day. We show what takes place every week."))
    given = said["day"] if isinstance(said["day"], list) else [said["day"]]
    days = sorted({_day(one) for one in given[:50]})
    return days[0] if len(days) == 1 else days


def _day(one: Any) -> int:
    text = str(one) if isinstance(one, str | int) and not isinstance(one, bool) else ""
    if len(text) != 1 or not text.isdecimal() or int(text) not in SUNDAY_TO_SATURDAY:
        raise NotKept(_("Its day is none of 0 (Sunday) to 6 (Saturday)."))
    return int(text)


def _clock(said: Row, key: str) -> str:
    time = said.get(key)
    if not isinstance(time, str) or not _CLOCK.fullmatch(time):
        raise NotKept(_("Its %(field)s is not a time such as 19:30.") % {"field": key})
    return time


def _zone(said: Row, zone: str) -> str:
    named = said.get("timezone", zone)
    if named and not (isinstance(named, str) and is_zone(named)):
        raise NotKept(_("Its time zone is none that exists."))
    return str(named)


def _link(key: str, link: Any) -> str:
    refused = NotKept(_("Its %(field)s is not a link that begins with https:// or http://.") % {"field": key})
    if not isinstance(link, str) or len(link) > LONGEST_LINK:
        raise refused
    text = link.strip()
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        good = False
    if not good or any(sign <= " " or sign in '<>"\\`' for sign in text):
        raise refused
    return text


def _lists(said: Row) -> Row:
    types = said.get("types", [])
    types = types.split(",") if isinstance(types, str) else types
    found = [one.strip() for one in types if isinstance(one, str)] if isinstance(types, list) else []
    regions = said.get("regions", [])
    listed = regions[:MOST_REGIONS] if isinstance(regions, list) else []
    named = [plain_line(one[:MOST_READ])[:LONGEST_LINE].strip() for one in listed if isinstance(one, str)]
    return {
        "types": list(dict.fromkeys(one for one in found if _TYPE.fullmatch(one)))[:MOST_TYPES],
        "regions": [one for one in named if one],
    }


def _where_on_earth(said: Row) -> Row:
    """Five decimals are a metre. BMLT writes both into one text."""
    pair = _COORDINATES.fullmatch(_text(said, "coordinates"))
    north, east = pair.groups() if pair else (said.get("latitude"), said.get("longitude"))
    if not (isinstance(north, str | int | float) and isinstance(east, str | int | float)):
        return {}
    try:
        found = round(float(north), 5), round(float(east), 5)
    except (ValueError, OverflowError):
        return {}
    if not (abs(found[0]) <= 90 and abs(found[1]) <= 180):
        return {}
    return {"latitude": found[0], "longitude": found[1]}


def _smaller(said: Row) -> Row:
    """approximate is a word by the specification; some write true. Of a phone number only what can be dialled."""
    found: Row = {}
    about = said.get("approximate")
    if isinstance(about, bool):
        found["approximate"] = "yes" if about else "no"
    elif isinstance(about, str) and about in {"yes", "no"}:
        found["approximate"] = about
    phone = said.get("conference_phone")
    if phone is not None and not (isinstance(phone, str) and _PHONE.fullmatch(phone)):
        raise NotKept(_("Its phone number has signs that cannot be dialled."))
    if phone:
        found["conference_phone"] = phone
    if isinstance(said.get("updated"), str) and _UPDATED.fullmatch(said["updated"]):
        found["updated"] = said["updated"]
    return found


def _place(row: Row) -> Row:
    """Readers leave out a row without a place; what is online gets that of its time zone."""
    if any(row.get(key) for key in PLACES):
        return {}
    if not (row.get("conference_url") or row.get("conference_phone")):
        raise NotKept(_("It says neither where people meet nor how to call in."))
    if "timezone" not in row:
        raise NotKept(_("It is online and names neither a place nor a time zone, so nobody would know when."))
    return {"formatted_address": place_of(row["timezone"]), "approximate": "yes"}
