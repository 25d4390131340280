"""/feeds/hsds/services.json: listed groups as services of Open Referral's HSDS 3, with the times of their open gatherings."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.utils.translation import gettext as _

from samesky.gatherings import words as kept
from samesky.gatherings.feeds.schedules import schedules_of
from samesky.gatherings.languages import language_names
from samesky.gatherings.models import Series
from samesky.gatherings.queries.seen import Happening, open_series
from samesky.gatherings.queries.where import where_open
from samesky.groups.cards import with_cards
from samesky.groups.models import Card, Group
from samesky.groups.queries import listed_groups
from samesky.kit import rehearsal

Row = dict[str, Any]


def services(base: str) -> bytes:
    """One page with everything. base: this place's address."""
    by_group: dict[UUID, list[Series]] = defaultdict(list)
    for series in open_series().select_related("group").order_by("id"):
        by_group[series.group_id].append(series)
    kept.warm(one for many in by_group.values() for one in many)
    listed = sorted(with_cards(listed_groups()), key=lambda pair: str(pair[0].id))
    found = [_service(group, card, by_group[group.id], base) for group, card in listed]
    return json.dumps(_page(found), ensure_ascii=False, indent=1).encode()


def _page(contents: list[Row]) -> Row:
    return {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }


def _service(group: Group, card: Card, series: list[Series], base: str) -> Row:
    schedules = [row for one in series for row in schedules_of(one, base)]
    said = " ".join(part for part in (rehearsal.said(), card.about) if part)
    return {
        "id": str(group.id),
        "name": card.name,
        "description": said,
        "url": f"{base}groups/{group.slug}/",
        "status": "active",
        "organization": _organization(base),
        "languages": _languages(group, series),
        "schedules": schedules,
        "service_at_locations": _locations(group, series),
    }


def _organization(base: str) -> Row:
    about = _("A home for peer support: people who have been through the same thing meet here.")
    return {
        "id": str(uuid5(NAMESPACE_URL, base)),
        "name": settings.PLACE_NAME,
        "description": " ".join(part for part in (rehearsal.said(), about) if part),
        "website": base,
    }


def _languages(group: Group, series: Iterable[Series]) -> list[Row]:
    codes = sorted({code for one in series for code in one.languages.split(",") if code})
    return [
        {
            "id": str(uuid5(group.id, f"language {code}")),
            "code": code,
            "name": (language_names(code) or [code])[0],
        }
        for code in codes
    ]


def _locations(group: Group, series: list[Series]) -> list[Row]:
    """Where it meets: online, and the towns; an address only where the group made it public."""
    found: dict[str, Row] = {}
    for one in series:
        where = where_open(Happening(one, "", one.first_at, one.first_at))
        if where.here or where.link:
            found.setdefault("virtual", {"location_type": "virtual", "name": _("Online")})
        if where.street and (where.town or where.address):
            name = where.address or where.town
            found.setdefault(name, {"location_type": "physical", "name": name, "alternate_name": where.town})
    return [
        {
            "id": str(uuid5(group.id, f"at {key}")),
            "location": {"id": str(uuid5(group.id, f"location {key}")), **row},
        }
        for key, row in sorted(found.items())
    ]
