"""/desk/: what people told us, for moderators. Every look at a report is recorded, and they are told so."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samesky.live.address import live_page
from samesky.people import sealing
from samesky.people.acting import once_of, writer
from samesky.safety.actions import desk as acts
from samesky.safety.copies import Copy, copy_of
from samesky.safety.forms.desk import CloseForm
from samesky.safety.models import DESK_ROOM, Report
from samesky.safety.queries import reports
from samesky.safety.things import Around, things


@dataclass(frozen=True)
class Line:
    """A report as the list shows it: no words."""

    report: Report
    kind: str


def desk(request: HttpRequest) -> HttpResponse:
    """What is open, oldest first."""
    moderator = writer(request)
    live = live_page(DESK_ROOM, moderator.id)
    return render(
        request, "safety/desk.html", {"lines": _lines(reports.open_reports(moderator)), "live": live}
    )


def newest(request: HttpRequest) -> HttpResponse:
    """The list alone, for an open page."""
    return render(request, "safety/desk_list.html", {"lines": _lines(reports.open_reports(writer(request)))})


def closed(request: HttpRequest) -> HttpResponse:
    """What was dealt with lately."""
    lines = _lines(reports.closed_reports(writer(request)))
    return render(request, "safety/desk_closed.html", {"lines": lines})


def one(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """One report. Opening it is recorded."""
    found = reports.report_for(writer(request), report_id)
    around = acts.look(writer(request), found)
    form = CloseForm(can_take_down=_can_take_down(around))
    return _page(request, found, around, form)


def take(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """ "I am looking at this"."""
    found = reports.report_for(writer(request), report_id)
    acts.take(writer(request), found, once=once_of(request))
    return redirect(found)


def close(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """It is dealt with."""
    moderator = writer(request)
    found = reports.report_for(moderator, report_id)
    if not reports.may_close(moderator, found):
        messages.info(
            request, _("You were part of this, so somebody else closes it. What you know of it helps them.")
        )
        return redirect(found)
    around = acts.look(moderator, found)
    form = CloseForm(request.POST, can_take_down=_can_take_down(around))
    if not form.is_valid():
        return _page(request, found, around, form, status=422)
    said = form.cleaned_data
    down = said["outcome"] == Report.Outcome.DOWN
    acts.close(moderator, found, said["outcome"], said["note"], down=down, once=once_of(request))
    messages.success(request, _("Closed. Whoever told us sees that it was looked at, and nothing more."))
    return redirect("safety:desk")


def _can_take_down(around: Around | None) -> bool:
    return around is not None and around.can_be_taken_down


def _lines(rows: list[Report]) -> list[Line]:
    return [Line(row, _kind(row)) for row in rows]


def _kind(report: Report) -> str:
    thing = things.get(report.kind)
    return str(thing.name) if thing else _("in their own words")


def _opened_at(report: Report) -> str:
    thing = things.get(report.kind)
    return reverse(thing.opened_at, args=[report.id]) if thing and thing.opened_at else ""


def _page(
    request: HttpRequest, report: Report, around: Around | None, form: CloseForm, status: int = 200
) -> HttpResponse:
    copied: Copy = copy_of(report)
    context = {
        "report": report,
        "kind": _kind(report),
        "copy": copied,
        "opened_at": _opened_at(report),
        "told": sealing.read(report, "words"),
        "note": sealing.read(report, "note"),
        "around": around,
        "acts": reports.acts_on(report),
        "form": form,
        "may_close": reports.may_close(writer(request), report),
    }
    return render(request, "safety/desk_report.html", context, status=status)
