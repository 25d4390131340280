"""Affirming somebody, and taking it back."""

from uuid import UUID

from samesky.affirmations.models import Affirmation
from samesky.live import journal
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person

LONGEST = 500


def affirm(
    person: Person,
    to: Person,
    kind: str,
    thing_id: UUID,
    words: str,
    *,
    about: str,
    room: str = "",
    once: str = "",
) -> Affirmation:
    """Give `words` to whoever did the thing. Said again about the same thing, the new words replace the old.

    about: the address that shows the thing; room: the live room whose page shows it to these two, if one does.
    """
    given = Affirmation.objects.filter(by=person, kind=kind, thing_id=thing_id).first()
    given = given or Affirmation(by=person, to=to, kind=kind, thing_id=thing_id)
    sealing.put(given, "words", words, key=person.key_id)
    with acting(person, once) as act:
        act.result = about
        given.save()
        _tell(given, room)
    return given


def take_back(person: Person, kind: str, thing_id: UUID, *, about: str, room: str, once: str = "") -> None:
    """The words are gone, for both."""
    with acting(person, once) as act:
        act.result = about
        given = Affirmation.objects.filter(by=person, kind=kind, thing_id=thing_id).first()
        if given is None:
            return
        _tell(given, room)
        given.delete()


def _tell(given: Affirmation, room: str) -> None:
    journal.tell(f"person:{given.to_id}", "affirmed", by=given.by_id, fragment="answers")
    about = {"kind": given.kind, "thing": str(given.thing_id)}
    if room:
        journal.tell(room, "affirmed", by=given.by_id, fragment="thread", payload=about)
