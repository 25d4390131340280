"""What a person decides about e-mail: where to, what of, when; and stopping it, by themselves or by the link in a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from samesky.kit.clock import now
from samesky.notices.addresses import confirmation, confirmed_by
from samesky.notices.models import EmailChoice, Letter, Wanted
from samesky.people import email, letters
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.people.sealing import put

HERE = "/me/notices"


@dataclass(frozen=True)
class Wish:
    """groups: which groups of kinds, and whether at once. Quiet hours by the clock of `zone`, both or neither."""

    groups: Mapping[str, bool]
    quiet_from: time | None = None
    quiet_to: time | None = None
    zone: str = ""
    urgent_in_quiet: bool = False


def give_address(person: Person, address: str, once: str = "") -> None:
    """Keep the address, sealed. Nothing goes there but one letter with a link, until that was followed."""
    with acting(person, once) as act:
        choice = _choice_of(person)
        _put_address(choice, person, address)
        act.result = HERE
    path = reverse("notices:confirm", args=[confirmation(choice)])
    letters.post(address, "notices/letters/confirm.txt", path)


def take_way_back_address(person: Person, once: str = "") -> None:
    """Use the confirmed address of the way back for notices too: a copy of its own. Nothing happens where there is none."""
    if not person.email_confirmed_at:
        return
    with acting(person, once) as act:
        choice = _choice_of(person)
        _put_address(choice, person, email.address_of(person))
        choice.confirmed_at, choice.on_at = now(), _on_if_wanted(choice)
        choice.save()
        act.result = HERE


def confirm_address(token: str) -> bool:
    """Whether the token fitted; then letters may go there."""
    choice = confirmed_by(token)
    if choice is None:
        return False
    still = EmailChoice.objects.filter(pk=choice.pk, address_sealed=choice.address_sealed)
    return bool(still.update(confirmed_at=now(), on_at=_on_if_wanted(choice)))


def choose(person: Person, wish: Wish, once: str = "") -> None:
    """Keep what the person wants. Nothing wanted: no letters. Something: letters go, if the address was confirmed."""
    with acting(person, once) as act:
        choice = _choice_of(person)
        choice.quiet_from, choice.quiet_to = wish.quiet_from, wish.quiet_to
        choice.zone = wish.zone if wish.quiet_from else ""
        choice.urgent_in_quiet = wish.urgent_in_quiet and bool(wish.quiet_from)
        choice.on_at = (choice.on_at or now()) if wish.groups and choice.confirmed_at else None
        choice.stopped_at, choice.stopped_why = None, ""
        choice.save()
        choice.wanted.all().delete()
        Wanted.objects.bulk_create(
            Wanted(choice=choice, group=group, at_once=at_once) for group, at_once in wish.groups.items()
        )
        if not choice.on_at:
            forget_waiting(person.pk)
        act.result = HERE


def forget_address(person: Person, once: str = "") -> None:
    """Delete the address, the choices, and what waits to be sent."""
    with acting(person, once) as act:
        EmailChoice.objects.filter(person=person).delete()
        forget_waiting(person.pk)
        act.result = HERE


def stop_by_link(mark: UUID) -> None:
    """No more letters to whoever has this mark; nothing happens where nobody has it any more."""
    stop(EmailChoice.objects.filter(mark=mark), EmailChoice.Stopped.LINK)


def stop(choices: "QuerySet[EmailChoice]", why: EmailChoice.Stopped) -> None:
    """End letters for good, until the person wants them again; their page says why."""
    for choice in choices.filter(on_at__isnull=False):
        EmailChoice.objects.filter(pk=choice.pk).update(on_at=None, stopped_at=now(), stopped_why=why)
        forget_waiting(choice.person_id)


def forget_waiting(person_id: UUID) -> None:
    """Delete letters that were not sent."""
    Letter.objects.filter(sent_at=None, person_id=person_id).delete()


def _choice_of(person: Person) -> EmailChoice:
    return EmailChoice.objects.get_or_create(person=person)[0]


def _on_if_wanted(choice: EmailChoice) -> datetime | None:
    return now() if choice.wanted.exists() else None


def _put_address(choice: EmailChoice, person: Person, address: str) -> None:
    put(choice, "address", address, key=person.key_id)
    choice.confirmed_at = choice.on_at = choice.stopped_at = None
    choice.stopped_why = ""
    choice.save()
