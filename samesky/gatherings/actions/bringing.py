"""A host brings over a meetings feed: looked at first, then saved, and undone if it was not what they wanted."""

import json
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404

from samesky.gatherings.feeds.bringing.reading import Read
from samesky.gatherings.models import Bringing, Listing
from samesky.gatherings.queries.bringing import newest_saved, no_longer_there
from samesky.kit.clock import ago, now
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.safety.record import note

PAGE = "/host/gatherings/"
LOOKED_AT_FOR = timedelta(days=1)
"""What was not saved by then is forgotten."""
MOST_KEPT = 10
"""So many that were saved are remembered; only the newest can be undone."""


def look_at(host: Person, found: Read, read_from: str, *, once: str = "") -> Bringing:
    """Keep what was read until the host decides. Nothing is shown to others."""
    row = Bringing(
        read_from=read_from[:200],
        rows=json.dumps(found.rows, ensure_ascii=False),
        refused=json.dumps([asdict(one) for one in found.refused], ensure_ascii=False),
    )
    with acting(host, once) as act:
        _forget_old()
        row.save()
        act.result = f"{PAGE}{row.id}/"
    return row


def save(host: Person, bringing_id: UUID, *, once: str = "") -> None:
    """Show these meetings beside our own. A slug that was there is replaced. Raises Http404 when it is no longer waiting."""
    with acting(host, once) as act:
        act.result = f"{PAGE}{bringing_id}/"
        row = Bringing.objects.select_for_update().filter(pk=bringing_id, saved_at__isnull=True).first()
        if row is None:
            raise Http404
        rows = json.loads(row.rows)
        old = list(Listing.objects.filter(slug__in=[one["slug"] for one in rows])) + no_longer_there(
            row, rows
        )
        row.before = json.dumps([_told(one) for one in old], ensure_ascii=False)
        row.saved_at = now()
        row.save()
        Listing.objects.filter(pk__in=[one.pk for one in old]).delete()
        _list(rows, row.read_from)
        note(host, "brought over", "listings", row.id)


def undo(host: Person, bringing_id: UUID, *, once: str = "") -> None:
    """As it was before. Raises Http404 for any but the newest."""
    with acting(host, once) as act:
        act.result = PAGE
        row = newest_saved()
        if row is None or row.id != bringing_id:
            raise Http404
        Listing.objects.filter(slug__in=[one["slug"] for one in json.loads(row.rows)]).delete()
        for one in json.loads(row.before):
            _list([one["row"]], one["read_from"])
        Bringing.objects.filter(pk=row.pk).update(undone_at=now())
        note(host, "undid", "listings", row.id)


def take_off(host: Person, listing_id: UUID, *, once: str = "") -> None:
    """One meeting is no longer shown. Raises Http404."""
    with acting(host, once) as act:
        act.result = PAGE
        if not Listing.objects.filter(pk=listing_id).delete()[0]:
            raise Http404
        note(host, "took off", "listing", listing_id)


def _list(rows: list[dict[str, Any]], read_from: str) -> None:
    Listing.objects.bulk_create(
        Listing(slug=row["slug"], row=json.dumps(row, ensure_ascii=False), read_from=read_from)
        for row in rows
    )


def _told(listing: Listing) -> dict[str, Any]:
    return {"row": json.loads(listing.row), "read_from": listing.read_from}


def _forget_old() -> None:
    Bringing.objects.filter(saved_at__isnull=True, read_at__lt=ago(days=LOOKED_AT_FOR.days)).delete()
    kept = Bringing.objects.filter(saved_at__isnull=False).order_by("-saved_at").values_list("pk", flat=True)
    Bringing.objects.filter(saved_at__isnull=False).exclude(pk__in=list(kept[:MOST_KEPT])).delete()
