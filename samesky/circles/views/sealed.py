"""/desk/circles/<report>/: a sealed turn that somebody told us about. Two people say yes, each with a reason, before a word is read."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions import unsealing
from samesky.circles.forms.after import ReasonForm
from samesky.circles.models import SealedTurn
from samesky.circles.queries.sealed import may_say_yes, report_on_sealed, yeses
from samesky.kit.fields import sent
from samesky.people import sealing
from samesky.people.acting import once_of, writer
from samesky.safety.actions.desk import look
from samesky.safety.copies import copy_of
from samesky.safety.models import Report


def sealed(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """Who has said yes, why, and until when it can be opened. Looking is recorded."""
    moderator = writer(request)
    report, turn = report_on_sealed(moderator, report_id)
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        return _yes(request, report, form.cleaned_data["reason"])
    look(moderator, report)
    unsealing.open_for_two(moderator, report)
    return _page(request, report, turn, form)


def _yes(request: HttpRequest, report: Report, reason: str) -> HttpResponse:
    try:
        is_open = unsealing.say_yes(writer(request), report, reason, once=once_of(request))
    except unsealing.TooLate:
        messages.info(request, _("The sealed copy has been destroyed. Nothing of it can be read any more."))
        return redirect("safety:desk_report", report.id)
    if is_open:
        messages.success(request, _("Two of you have said yes. What was said in that turn is with the case."))
        return redirect("safety:desk_report", report.id)
    messages.success(request, _("Your yes is there. One more person has to say yes as well."))
    return redirect("circles:sealed", report.id)


def _page(request: HttpRequest, report: Report, turn: SealedTurn | None, form: ReasonForm) -> HttpResponse:
    said = yeses(report)
    sealing.warm(said, "reason")
    is_open = unsealing.is_open(report)
    context = {
        "report": report,
        "turn": turn,
        "name": copy_of(report).pen_name,
        "yeses": [(row.by, sealing.read(row, "reason"), row.at) for row in said],
        "open": is_open,
        "form": form if turn and not is_open and may_say_yes(writer(request), report) else None,
    }
    return render(request, "circles/sealed.html", context, status=422 if form.errors else 200)
