"""Law 13: the sealed copy is opened for a report only, the turn concerned only, by two people, each with a reason, and recorded."""

from django.http import Http404

from samesky.circles.models import Room, SealedTurn, Yes
from samesky.circles.queries.after import seat_after
from samesky.circles.queries.sealed import KIND, may_say_yes, turn_of, turns_said, words_of, yeses
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.safety.actions import reporting
from samesky.safety.carried import Carried
from samesky.safety.copies import copy_of, put_copy
from samesky.safety.models import Record, Report
from samesky.safety.record import note
from samesky.safety.things import Seen

ENOUGH = 2
OPENED = "opened the sealed turn"


class TooLate(Exception):
    """The sealed copy is destroyed, or may not be opened any more."""


def tell_of_turn(
    person: Person, room: Room, number: int, seat: int, reason: str, words: str, *, once: str = ""
) -> Report:
    """Somebody who sat there says that something was wrong in a turn. Raises Http404 for a turn that was not, TooLate."""
    seat_after(person, room)
    said = next(
        (one for one in turns_said(person, room) if (one.number, one.face.number) == (number, seat)), None
    )
    if said is None:
        raise Http404
    turn, _made = SealedTurn.objects.get_or_create(room=room, number=number, seat=seat)
    seen = Seen("", said.face.pen_name, said.face.person_id, f"{room.get_absolute_url()}after")
    return reporting.report(person, Carried(KIND, turn.id, person.id, seen), reason, words, once=once)


def say_yes(moderator: Person, report: Report, reason: str, *, once: str = "") -> bool:
    """One of the two. True: it is open now. Raises TooLate, and Http404 for somebody who may not say it."""
    turn = turn_of(report)
    if turn is None:
        raise TooLate
    if not may_say_yes(moderator, report):
        raise Http404
    row = Yes(report=report, by=moderator)
    sealing.put(row, "reason", reason, key=report.key_id)
    with acting(moderator, once) as act:
        act.result = f"/desk/circles/{report.id}/"
        _must_be_in_time(turn)
        row.save()
        note(moderator, "said yes to opening it", "report", report.id)
    return open_for_two(moderator, report)


def open_for_two(moderator: Person, report: Report) -> bool:
    """When two have said yes: copy what was said in the turn to the case. Whoever comes later finds it done. False: it is not open."""
    if is_open(report):
        return True
    turn = turn_of(report)
    if turn is None or len(yeses(report)) < ENOUGH:
        return False
    said = words_of(turn, report)
    sealing.warm(said, "words")
    before = copy_of(report)
    words = "\n\n".join(sealing.read(row, "words") for row in said)
    put_copy(report, Seen(words, before.pen_name, report.about_id, before.address))
    with acting(moderator):
        _must_be_in_time(turn)
        Report.objects.filter(id=report.id, forgotten_at=None).update(copy_sealed=report.copy_sealed)
        note(moderator, OPENED, "report", report.id)
    return True


def is_open(report: Report) -> bool:
    """Whether two have opened it."""
    return Record.objects.filter(kind="report", thing_id=str(report.id), act=OPENED).exists()


def _must_be_in_time(turn: SealedTurn) -> None:
    """Inside the transaction: the room is neither destroyed nor due to be."""
    if not Room.objects.filter(id=turn.room_id, sealed_until__gt=now()).exclude(key_id=None).exists():
        raise TooLate
