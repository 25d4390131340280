"""What hosts hear when letters do not leave: that it is so, never whose."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction

from samesky.kit.wellness import Unwell
from samesky.notices.actions import tell
from samesky.notices.models import Letter
from samesky.people.models import RoleGrant


def note_for_hosts(at: datetime) -> None:
    """One notice a day to every host."""
    hosts = RoleGrant.objects.filter(role=RoleGrant.Role.HOST)
    with transaction.atomic():
        for host in sorted(hosts.values_list("person_id", flat=True)):
            tell(host, "no-email", "/host/", once=f"no-email:{at:%Y-%m-%d}")


def look() -> Iterator[Unwell]:
    """For the doctor: letters that were given up in the last week, and a sender that nobody will believe."""
    given_up = Letter.objects.filter(given_up_at__isnull=False)
    last = given_up.order_by("-given_up_at").first()
    if last:
        what = f"E-mail was tried for a day and given up ({given_up.count()} in the last week; the last: {last.why})."
        yield Unwell(what, "See docs/email.md, and that the mail server answers.", grave=False)
    if settings.EMAIL_ENABLED and settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        to_do = "Set SAMESKY_EMAIL_FROM to an address of your own domain."
        yield Unwell(
            "E-mails say they come from localhost, and most servers refuse that.", to_do, grave=False
        )
    if settings.EMAIL_ENABLED and not settings.ADDRESSES[0].startswith("https://"):
        to_do = "Set SAMESKY_ADDRESS to https://...: mail programs offer one-click stopping only then."
        yield Unwell("Links in e-mails are not https.", to_do, grave=False)
