"""What is kept only for a while: sessions until they run out, once-only tokens for a week."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from samesky.people.models import Once

ONCE_KEPT = timedelta(days=7)


def forget_old(at: datetime, limit: int) -> int:
    """Due work: let sessions go that ran out, their lines in the lists of devices, and tokens of long-sent forms."""
    keys = list(Session.objects.filter(expire_date__lt=at).values_list("pk", flat=True)[:limit])
    sent = list(Once.objects.filter(at__lt=at - ONCE_KEPT).values_list("pk", flat=True)[:limit])
    gone = 0
    if keys:
        UserSession.objects.filter(session_key__in=keys).delete()
        gone += Session.objects.filter(pk__in=keys).delete()[0]
    if sent:
        gone += Once.objects.filter(pk__in=sent).delete()[0]
    return gone
