"""Giving, confirming and taking back an e-mail address for the way back."""

from django.urls import reverse

from samesky.kit.clock import now
from samesky.people import email, letters
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.people.sealing import put


def give_address(person: Person, address: str, once: str = "") -> None:
    """Keep the address, sealed; it counts once the link in the letter was followed."""
    with acting(person, once) as act:
        put(person, "email", address, key=person.key_id)
        person.email_confirmed_at = None
        person.save(update_fields=["email_sealed", "email_confirmed_at"])
        act.result = "/me/e-mail"
    link = reverse("people:confirm_email", args=[email.confirmation(person)])
    letters.post(address, "people/letters/confirm.txt", link)


def confirm_address(token: str) -> bool:
    """Whether the token fitted; then the address is the person's way back."""
    person = email.confirmed_by(token)
    if person:
        Person.objects.filter(pk=person.pk).update(email_confirmed_at=now())
    return person is not None


def forget_address(person: Person, once: str = "") -> None:
    """Delete the address."""
    with acting(person, once) as act:
        Person.objects.filter(pk=person.pk).update(email_sealed=None, email_confirmed_at=None)
        act.result = "/me/e-mail"


def send_way_back(person: Person | None) -> None:
    """Write to a person who confirmed an address; to nobody else, and without saying so."""
    if person and person.email_sealed and person.email_confirmed_at:
        path = reverse("people:way_back_link", args=[person.pk, email.tokens.make_token(person)])
        letters.post(email.address_of(person), "people/letters/way_back.txt", path)
