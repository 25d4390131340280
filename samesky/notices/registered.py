"""What notices offer below: places in the navigation and on /me/, forgetting, giving back, letters that are due, letting old ones go."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samesky.kit import shell, wellness, work
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters
from samesky.notices import hosts, sending
from samesky.notices.addresses import address_of
from samesky.notices.kinds import Kind, kinds
from samesky.notices.models import EmailChoice, Letter, Notice
from samesky.people.me import Section, sections

KEPT = timedelta(days=90)
SENT_KEPT = timedelta(days=1)
"""The next letter waits an hour after the last one; nothing else needs it."""
GIVEN_UP_KEPT = timedelta(days=7)
"""So long `samesky doctor` says that e-mail did not leave."""

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


def choices(person_id: UUID) -> list[dict[str, Any]]:
    """What the person chose about e-mail, and their address in full: this is their own copy."""
    return [_choice(choice) for choice in EmailChoice.objects.filter(person_id=person_id)]


def _choice(choice: EmailChoice) -> dict[str, Any]:
    return {
        "address": address_of(choice),
        "confirmed": choice.confirmed_at.isoformat() if choice.confirmed_at else "",
        "e-mail comes": choice.on_at is not None,
        "stopped": choice.get_stopped_why_display(),
        "of what": {one.group: "at once" if one.at_once else "gathered" for one in choice.wanted.all()},
        "quiet from": str(choice.quiet_from or ""),
        "quiet until": str(choice.quiet_to or ""),
        "in the time of": choice.zone,
        "also in quiet hours, what cannot wait": choice.urgent_in_quiet,
    }


def forget_letters(at: datetime, limit: int) -> int:
    """Due work: let letters go that were sent yesterday, or given up a week ago."""
    sent, given_up = Q(sent_at__lt=at - SENT_KEPT), Q(given_up_at__lt=at - GIVEN_UP_KEPT)
    old = list(Letter.objects.filter(sent | given_up).values_list("pk", flat=True)[:limit])
    return Letter.objects.filter(pk__in=old).delete()[0] if old else 0


erasers.register("notices", Eraser(("notices.Notice", "notices.Letter", "notices.EmailChoice"), erase, erase))
exporters.register("notices", Exporter("Notices I got", collect))
exporters.register("notices by e-mail", Exporter("Notices by e-mail", choices))
work.register("notices: let old ones go", forget_old)
work.register("notices: let old letters go", forget_letters)
work.register("notices: letters that are due", sending.due)
wellness.looks.add(hosts.look)
kinds.register("no-email", Kind(_("E-mail does not leave this place. samesky doctor says more.")))
sections.register(
    "notices:choices",
    Section(
        _("Notices by e-mail"), _("None, unless you choose some. They say nothing."), "notices:choices", 125
    ),
)
