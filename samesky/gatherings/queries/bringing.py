"""What a host is bringing over, or brought: what is new in it, what changes, and what could not be kept."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404

from samesky.gatherings.meeting_types import slug_of
from samesky.gatherings.models import Bringing, Listing, Series
from samesky.gatherings.queries.listings import Listed, Row, listed, listed_row


def own_slugs() -> set[str]:
    """What rows of this place are called in its feed."""
    return {slug_of(series.id) for series in Series.objects.filter(who=Series.Who.ANYONE).only("id")}


@dataclass(frozen=True)
class Brought:
    """A feed as it stands before it is saved, or after. new, changed, same, gone: names of meetings."""

    row: Bringing
    rows: list[Listed]
    refused: list[dict[str, Any]]
    new: list[Listed]
    changed: list[Listed]
    same: list[Listed]
    gone: list[Listed]
    may_be_undone: bool


def brought(bringing_id: UUID) -> Brought:
    """For a host. Raises Http404."""
    row = Bringing.objects.filter(pk=bringing_id, undone_at__isnull=True).first()
    if row is None:
        raise Http404
    rows = json.loads(row.rows)
    kept = {
        one.slug: json.loads(one.row)
        for one in Listing.objects.filter(slug__in=[one["slug"] for one in rows])
    }
    return Brought(
        row=row,
        rows=[listed(one) for one in rows],
        refused=json.loads(row.refused),
        new=[listed(one) for one in rows if one["slug"] not in kept],
        changed=[listed(one) for one in rows if one["slug"] in kept and kept[one["slug"]] != one],
        same=[listed(one) for one in rows if kept.get(one["slug"]) == one],
        gone=[listed_row(one) for one in no_longer_there(row, rows)] if row.saved_at is None else [],
        may_be_undone=row == newest_saved(),
    )


def no_longer_there(bringing: Bringing, rows: list[Row]) -> list[Listing]:
    """Listings that came from the same address before and are not in the feed now."""
    if not bringing.read_from:
        return []
    slugs = [row["slug"] for row in rows]
    return list(Listing.objects.filter(read_from=bringing.read_from).exclude(slug__in=slugs).order_by("slug"))


def newest_saved() -> Bringing | None:
    """The one that can be undone."""
    saved = Bringing.objects.filter(saved_at__isnull=False, undone_at__isnull=True)
    return saved.order_by("-saved_at").first()
