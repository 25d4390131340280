"""Closed reports are forgotten: first the words, then the key, then the row. Each step may be run again after a crash."""

from datetime import datetime, timedelta

from django.db.models import Q

from samesky.people.keyring import destroy_key
from samesky.safety.models import Report

KEPT = timedelta(days=90)
"""Long enough to complain about what we did and to see a pattern; said on /report."""

HOLLOW = Q(copy_sealed=None, words_sealed=None, note_sealed=None)
"""What an old backup brings back of a report whose key was destroyed since: a row without anything in it."""


def _long_closed(at: datetime) -> Q:
    return Q(closed_at__lt=at - KEPT)


def forget_closed(at: datetime, limit: int) -> int:
    """Due work: forget what was closed 90 days ago, and what nothing is left of. Says how many it finished."""
    due = Report.objects.filter(_long_closed(at) | HOLLOW, forgotten_at=None).values_list("pk", flat=True)
    Report.objects.filter(pk__in=list(due[:limit])).update(
        forgotten_at=at, copy_sealed=None, words_sealed=None, note_sealed=None
    )
    forgotten = list(Report.objects.exclude(forgotten_at=None)[:limit])
    for report in forgotten:
        destroy_key(report.key_id)
        report.delete()
    return len(forgotten)
