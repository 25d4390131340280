"""Choosing when one is reminded."""

from collections.abc import Iterable

from samesky.gatherings.models import Coming, RemindMe
from samesky.kit.clock import now
from samesky.people.acting import acting
from samesky.people.models import Person

PAGE = "/me/reminders"


def choose_reminders(
    person: Person, minutes: Iterable[int], zone: str, *, missed: bool, once: str = ""
) -> None:
    """So many minutes before each begin, none for never; also for what they have said yes to already."""
    said = ",".join(str(one) for one in sorted(set(minutes), reverse=True))
    with acting(person, once) as act:
        act.result = PAGE
        kept = {"minutes": said, "zone": zone, "missed": missed}
        RemindMe.objects.update_or_create(person=person, defaults=kept)
        held = Coming.objects.filter(person=person, seat=Coming.Seat.HELD)
        held.filter(occurrence__starts_at__gt=now()).update(remind_at=now())
