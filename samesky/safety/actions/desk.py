"""What moderators do with a report. Every act, and every look, is a row of the record."""

from samesky.kit.clock import now
from samesky.live import journal
from samesky.notices.actions import tell
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.safety.models import DESK_ROOM, Report
from samesky.safety.record import note
from samesky.safety.things import Around, things


def look(moderator: Person, report: Report) -> Around | None:
    """What was said around the thing, as it stands now. Looking is recorded before anything is shown."""
    with acting(moderator):
        note(moderator, "looked", "report", report.id)
    thing = things.get(report.kind)
    return thing.around(report.thing_id) if thing and report.thing_id else None


def take(moderator: Person, report: Report, *, once: str = "") -> None:
    """ "I am looking at this": others see that somebody does, and so does whoever told us."""
    with acting(moderator, once) as act:
        act.result = report.get_absolute_url()
        Report.objects.filter(id=report.id, closed_at=None).update(taken_by=moderator, taken_at=now())
        note(moderator, "took", "report", report.id)
        _tell_desk(report)


def close(
    moderator: Person, report: Report, outcome: str, words: str = "", *, down: bool = False, once: str = ""
) -> None:
    """It is dealt with. `down` takes the thing's words away for everybody; the copy here stays until the report is forgotten.

    Closed twice, the first outcome stands.
    """
    sealing.put(report, "note", words, key=report.key_id)
    outcome = Report.Outcome.DOWN if down else outcome
    with acting(moderator, once) as act:
        act.result = "/desk/"
        closed = Report.objects.filter(id=report.id, closed_at=None).update(
            closed_at=now(), outcome=outcome, note_sealed=report.note_sealed
        )
        if not closed:
            return
        note(moderator, f"closed: {outcome}", "report", report.id)
        if down:
            take_down(moderator, report)
        if report.reporter_id:
            tell(report.reporter_id, "looked-at", f"/report/{report.id}")
        _tell_desk(report)


def take_down(moderator: Person, report: Report) -> None:
    """Inside a transaction: the words are gone for everybody, and their author is told that, not by whom or for whom."""
    thing = things.get(report.kind)
    if thing is None or thing.take_down is None or report.thing_id is None:
        return
    around = thing.around(report.thing_id)
    if around is None or not around.can_be_taken_down:
        return
    thing.take_down(report.thing_id)
    note(moderator, "took down", report.kind, report.thing_id)
    if report.about_id:
        tell(report.about_id, "taken-down", "/notices")


def _tell_desk(report: Report) -> None:
    journal.tell(DESK_ROOM, "desk", fragment="reports", payload={"report": str(report.id)})
