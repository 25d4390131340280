"""Reporting a person: from their card, also after blocking them."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samesky.people.cards import CardLink, links
from samesky.people.models import Block, Person
from samesky.safety.things import Around, Seen, Thing, things


def seen(reader: Person, person_id: UUID) -> Seen:
    """Their pen name. Raises Http404 for oneself, for the unknown, and just so for whoever blocked the reader."""
    hides = Block.objects.filter(by_id=person_id, of=reader).exists()
    other = Person.objects.filter(pk=person_id).exclude(pk=reader.id).first()
    if other is None or hides:
        raise Http404
    return Seen(other.pen_name, other.pen_name, other.id, f"/people/{other.id}/")


def around(person_id: UUID) -> Around | None:
    """Nothing stands around a person."""
    return None


def on_card(reader: Person, person: Person) -> CardLink | None:
    """The way to tell us about somebody."""
    if reader == person:
        return None
    return CardLink(_("Report"), f"/report?kind=person&thing={person.id}", "report")


things.register("person", Thing(_("a person"), seen, around))
links.register("report", on_card)
