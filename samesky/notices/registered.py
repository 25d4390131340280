"""What notices offer below: a place in the navigation, forgetting, giving back, and letting old ones go."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samesky.kit import shell, work
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.notices.models import EmailChoice, Letter, Notice

KEPT = timedelta(days=90)

shell.links.register("notices", shell.NavLink(_("Notices"), "inbox", "notices:notices", 70))


def erase(person_id: UUID) -> None:
    """What was for this person, what told others of them, their letters, and where those went."""
    Notice.objects.filter(Q(person_id=person_id) | Q(by_id=person_id)).delete()
    Letter.objects.filter(person_id=person_id).delete()
    EmailChoice.objects.filter(person_id=person_id).delete()


def collect(person_id: UUID) -> list[dict[str, Any]]:
    """When, and what kind of notice."""
    rows = Notice.objects.filter(person_id=person_id).order_by("at")
    return [{"at": row.at.isoformat(), "notice": row.kind, "address": row.address} for row in rows]


def forget_old(at: datetime, limit: int) -> int:
    """Due work: let notices go that are older than 90 days."""
    old = list(Notice.objects.filter(at__lt=at - KEPT).values_list("pk", flat=True)[:limit])
    return Notice.objects.filter(pk__in=old).delete()[0] if old else 0


erasers.register("notices", Eraser(("notices.Notice", "notices.Letter", "notices.EmailChoice"), erase, erase))
exporters.register("notices", Exporter("Notices I got", collect))
work.register("notices: let old ones go", forget_old)
