"""Meetings of others that the host brought over, as the calendar's page shows them."""

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise

from samesky.gatherings.meeting_types import SAID
from samesky.gatherings.models import Listing
from samesky.gatherings.zones import zone_said

Row = dict[str, Any]
A_SUNDAY = date(2026, 11, 22)
_read: dict[tuple[UUID, str], "Listed"] = {}
MOST_KEPT = 10_000


@dataclass(frozen=True)
class Listed:
    """One meeting of others. days: 0 for Sunday. place: as exactly as its own feed tells it. phone: without what cannot be dialled."""

    slug: str
    name: str
    days: tuple[int, ...]
    days_said: str
    begins: str
    ends: str
    zone: str
    zone_said: str
    place: str
    online: bool
    join: str
    phone: str
    page: str
    notes: str
    group: str
    entity: str
    types: tuple[str | Promise, ...] = field(default=())
    id: UUID | None = None


def listings() -> list[Listed]:
    """All of them, for anybody, by day and time."""
    rows = Listing.objects.only("id", "slug", "row")
    return sorted((listed_row(row) for row in rows), key=lambda one: (one.days, one.begins, one.name))


def listed_row(listing: Listing) -> Listed:
    key = (listing.id, listing.row)
    found = _read.get(key)
    if found is None:
        if len(_read) >= MOST_KEPT:
            _read.clear()
        found = _read[key] = listed(json.loads(listing.row), listing.id)
    return found


def listed(row: Row, listing_id: UUID | None = None) -> Listed:
    """A cleaned row in words."""
    days = tuple(row["day"]) if isinstance(row["day"], list) else (row["day"],)
    return Listed(
        slug=row["slug"],
        name=row["name"],
        days=days,
        days_said=", ".join(date_format(A_SUNDAY + timedelta(days=day), "l") for day in days),
        begins=row["time"],
        ends=row.get("end_time", ""),
        zone=row.get("timezone", ""),
        zone_said=zone_said(row["timezone"]) if "timezone" in row else "",
        place=_place(row),
        online=bool(row.get("conference_url") or row.get("conference_phone")),
        join=row.get("conference_url", ""),
        phone=row.get("conference_phone", ""),
        page=row.get("url", ""),
        notes=row.get("notes", ""),
        group=row.get("group", ""),
        entity=row.get("entity", ""),
        types=tuple(SAID[code] for code in row.get("types", []) if code in SAID),
        id=listing_id,
    )


def _place(row: Row) -> str:
    parts = [row.get(key, "") for key in ("address", "city", "state", "postal_code", "country")]
    whole = row.get("formatted_address") or ", ".join(part for part in parts if part)
    name = row.get("location", "")
    return f"{name}, {whole}" if name and name not in whole and whole else whole or name
