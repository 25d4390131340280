"""What is forgotten once a gathering is over: who said they come is attendance by another name. Due work.

A group that chose to keep who came has that from its room (circles.Attendance); what people had answered goes there as well.
"""

from datetime import datetime

from django.db import transaction

from samesky.circles.closing import sealed_for
from samesky.gatherings.models import Coming, CoverAsked, Occurrence
from samesky.notices.models import Notice
from samesky.people.models import Once


def forget_old(at: datetime, limit: int) -> int:
    """Let answers, seats, buddies, reminders and what covers were asked go, as long after the end as a circle's sealed copy stays.

    Says how many answers.

    The word to somebody who never came is said within a day, so it has gone out before (actions.reminding.STILL).
    """
    asked = CoverAsked.objects.filter(occurrence__ends_at__lte=at - sealed_for())
    CoverAsked.objects.filter(pk__in=list(asked.values_list("pk", flat=True)[:limit])).delete()
    old = Coming.objects.filter(occurrence__ends_at__lte=at - sealed_for())
    gone = list(old.order_by("occurrence_id").values_list("pk", "occurrence_id")[:limit])
    if not gone:
        return 0
    with transaction.atomic():
        Coming.objects.filter(pk__in=[coming for coming, _row in gone]).delete()
        for row in Occurrence.objects.filter(pk__in={row for _coming, row in gone}):
            _forget_traces(row)
    return len(gone)


def _forget_traces(row: Occurrence) -> None:
    """What names this time elsewhere: notices of reminders and seats, and answers that were just sent."""
    here = row.get_absolute_url()
    Notice.objects.filter(address__startswith=here).delete()
    Once.objects.filter(result__startswith=here).update(result="/today")
