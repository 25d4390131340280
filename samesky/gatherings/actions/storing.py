"""One time of a series becomes a row: once something hangs on it, and not before."""

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.queries.seen import happening_of


def stored(series: Series, original: str) -> Occurrence:
    """The row of this time, inside a transaction, nobody else changing it meanwhile. Raises Http404 where the series does not happen.

    Two who come at the same moment make one row: the database decides.
    """
    happening = happening_of(series, original)
    if happening.row is None:
        row = Occurrence(
            series=series,
            original=original,
            starts_at=happening.starts_at,
            ends_at=happening.ends_at,
            capacity=series.capacity,
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            if not Occurrence.objects.filter(series=series, original=original).exists():
                raise
    row = locked(Occurrence.objects.filter(series=series, original=original)).get()
    row.series = series
    return row


def locked(rows: "QuerySet[Occurrence]") -> "QuerySet[Occurrence]":
    """These, which nobody else changes until the end of the transaction. SQLite has one writer anyway."""
    return (
        rows.select_for_update(no_key=True, of=("self",))
        if connection.features.has_select_for_update
        else rows
    )
