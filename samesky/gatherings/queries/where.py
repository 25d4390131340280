"""Where people meet, as far as a reader may know it: the town is for everybody, the rest for those with a seat.

Pages, feeds and e-mail ask here and nowhere else: a street address in the wrong hands tells somebody where a person will be.
"""

from dataclasses import dataclass

from samesky.gatherings.models import Coming, Duty
from samesky.gatherings.queries.seen import Asker, Happening, leads
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.words import Words
from samesky.people.models import Person


@dataclass(frozen=True)
class Where:
    """here, link, street: how people meet. address, call_link, phone: empty for those who may not read them.

    later: there is something more, for those with a seat.
    """

    here: bool
    link: bool
    street: bool
    town: str
    address: str = ""
    call_link: str = ""
    phone: str = ""
    later: bool = False


def where_for(asker: Asker, happening: Happening) -> Where:
    """As this person may read it."""
    return _where(happening, words_at(happening), whole=may_read_all(asker, happening))


def where_open(happening: Happening) -> Where:
    """As anybody may: for feeds and the open calendar."""
    return _where(happening, words_at(happening), whole=False)


def may_read_all(asker: Asker, happening: Happening) -> bool:
    """Who leads it, who keeps or covers it, and who has a confirmed seat."""
    if not isinstance(asker, Person):
        return False
    held = happening.row is not None and Coming.objects.filter(
        occurrence=happening.row, person=asker, seat=Coming.Seat.HELD
    )
    return bool(held) or leads(asker, happening.series) or has_duty(asker, happening)


def has_duty(person: Person, happening: Happening) -> bool:
    """Whether they keep or cover this time, and did not say that they cannot."""
    duties = Duty.objects.filter(
        series=happening.series, original__in=("", happening.original), person=person
    )
    said_no = duties.filter(original=happening.original).exclude(said_no_at=None)
    return duties.filter(said_no_at=None).exists() and not said_no.exists()


def _where(happening: Happening, words: Words, *, whole: bool) -> Where:
    series = happening.series
    hidden = (series.street and words.address and not series.address_open) or (
        series.link and (words.call_link or words.phone)
    )
    return Where(
        here=series.here,
        link=series.link,
        street=series.street,
        town=words.town if series.street else "",
        address=words.address if series.street and (whole or series.address_open) else "",
        call_link=words.call_link if series.link and whole else "",
        phone=words.phone if series.link and whole else "",
        later=bool(hidden) and not whole,
    )
