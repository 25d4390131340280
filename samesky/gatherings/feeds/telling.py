"""What an event of a calendar says to its reader. Where people meet is decided by `queries.where`, and by nothing here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samesky.gatherings.languages import language_names
from samesky.gatherings.queries.seen import Happening
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.queries.where import Where, where_for, where_open
from samesky.groups.cards import card_of
from samesky.kit import rehearsal
from samesky.people.models import Person


@dataclass(frozen=True)
class Told:
    """place: what stands in LOCATION. address: of the page. call: a link that opens the call. All but the title may be empty."""

    title: str
    text: str = ""
    place: str = ""
    address: str = ""
    call: str = ""


Tell = Callable[[Happening], Told]


def tell_anybody(base: str) -> Tell:
    """For whoever asks: the town, unless the group lets its address be public. base: this place's address, with its last slash."""
    return lambda happening: _told(happening, where_open(happening), base)


def tell_person(person: Person, base: str) -> Tell:
    """For one person, who sees the address and the link where they have a seat."""
    return lambda happening: _told(happening, where_for(person, happening), base)


def tell_nothing() -> Tell:
    """Only when: for a calendar that others look at as well."""
    told = Told(neutral_title(), rehearsal.said())
    return lambda happening: told


def neutral_title() -> str:
    return _("Appointment")


def _told(happening: Happening, where: Where, base: str) -> Told:
    words = words_at(happening)
    title = _("Not this time: %(title)s") % {"title": words.title} if happening.cancelled else words.title
    address = (
        base + happening.address.lstrip("/")
        if happening.original
        else base + f"gatherings/{happening.series.id}/"
    )
    return Told(title, _text(happening, where, address), _place(where), address, where.call_link)


def _text(happening: Happening, where: Where, address: str) -> str:
    """Short paragraphs, without markup."""
    series, words = happening.series, words_at(happening)
    kind = _("%(kind)s of the group %(group)s")
    lines = [
        rehearsal.said(),
        kind % {"kind": series.get_kind_display().capitalize(), "group": card_of(series.group).name},
        words.about,
        _("To bring: %(what)s") % {"what": words.bring} if words.bring else "",
        _("To get in and take part: %(what)s") % {"what": words.access_notes} if words.access_notes else "",
        _("In %(languages)s") % {"languages": ", ".join(named)}
        if (named := language_names(series.languages))
        else "",
        _("The call: %(link)s") % {"link": where.call_link} if where.call_link else "",
        _("By phone: %(number)s") % {"number": where.phone} if where.phone else "",
        _("The street address or the link is for people with a seat.") if where.later else "",
        address,
    ]
    return "\n\n".join(line for line in lines if line)


def _place(where: Where) -> str:
    """The address where the reader may read it, else the town, else that it is online."""
    if where.street and (where.address or where.town):
        town = "" if where.town.casefold() in where.address.casefold() else where.town
        return ", ".join(part for part in (where.address, town) if part)
    return _("Online") if where.here or where.link else ""
