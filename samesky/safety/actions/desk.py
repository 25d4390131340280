"""What moderators do with a report. Every act, and every look, is a row of the record."""

from samesky.kit.clock import now
from samesky.live import journal
from samesky.notices.actions import tell
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.safety.models import DESK_ROOM, Report
from samesky.safety.queries.reports import may_close
from samesky.safety.record import note
from samesky.safety.things import Around, things


class NotTheirs(Exception):
    """They raised it, or were part of it: another person closes it. Nothing was changed."""


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
    """It is dealt with. `down` first takes the thing's words away for everybody; the copy stays until the report is forgotten.

    Whoever told us learns that it was looked at; whoever wrote what was taken down learns that, not by whom or for whom. Closed
    twice, the first outcome stands. Raises NotTheirs for somebody who raised it or was part of it.
    """
    if not may_close(moderator, report):
        raise NotTheirs
    went = down and take_down(moderator, report)
    sealing.put(report, "note", words, key=report.key_id)
    with acting(moderator, once) as act:
        act.result = "/desk/"
        closed = Report.objects.filter(id=report.id, closed_at=None).update(
            closed_at=now(), outcome=outcome, note_sealed=report.note_sealed
        )
        if not closed:
            return
        note(moderator, f"closed: {outcome}", "report", report.id)
        _tell_desk(report)
        news = [(report.reporter_id, "looked-at", f"/report/{report.id}")]
        if went:
            news.append((report.about_id, "taken-down", "/notices"))
        for person_id, kind, address in sorted(
            news, key=str
        ):  # by room, so that two writers never wait for each other
            if person_id:
                tell(person_id, kind, address)


def take_down(moderator: Person, report: Report) -> bool:
    """Take away what an open report is about; False when nothing is left of it. A transaction of its own: it tells other rooms."""
    thing = things.get(report.kind)
    if thing is None or thing.take_down is None or report.thing_id is None:
        return False
    with acting(moderator):
        is_open = Report.objects.filter(id=report.id, closed_at=None).exists()
        around = thing.around(report.thing_id) if is_open else None
        if around is None or not around.can_be_taken_down:
            return False
        note(moderator, "took down", report.kind, report.thing_id)
        thing.take_down(report.thing_id)
    return True


def _tell_desk(report: Report) -> None:
    journal.tell(DESK_ROOM, "desk", fragment="reports", payload={"report": str(report.id)})
