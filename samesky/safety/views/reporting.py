"""/report: two taps, signed in or not; and what somebody sees afterwards of what they told us."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samesky.people import limits
from samesky.people.acting import once_of, writer
from samesky.people.models import Person
from samesky.people.queries import are_apart
from samesky.safety import carried as carrying
from samesky.safety.actions import reporting
from samesky.safety.carried import Carried
from samesky.safety.copies import copy_of
from samesky.safety.forms.reporting import ReportForm
from samesky.safety.models import Report
from samesky.safety.queries.reports import report_of
from samesky.safety.queries.watching import standing
from samesky.safety.said import watch_said
from samesky.safety.things import things


def report(request: HttpRequest) -> HttpResponse:
    """First tap: what was written is shown again, with the reasons. Second tap: it is sent, with what was shown."""
    if request.method == "POST":
        return _send(request)
    shown = _asked_for(request)
    initial = {"carried": carrying.pack(shown) if shown else ""}
    return _page(request, ReportForm(initial=initial, about_a_thing=shown is not None), shown)


def sent(request: HttpRequest) -> HttpResponse:
    """For somebody who is not signed in: it is with us."""
    return render(request, "safety/sent.html", {"report": None})


def concern(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """For the reporter: whether somebody looked at it. Never who, never what came of it."""
    person = writer(request)
    found = report_of(person, report_id)
    return render(request, "safety/sent.html", {"report": found, "about": _card_of(person, found)})


def _card_of(person: Person, report: Report) -> UUID | None:
    """Whose card can be opened from here: only where the reporter was shown whose words it was, and may still see them."""
    about = report.about_id
    return about if about and copy_of(report).words and not are_apart(person, about) else None


def _send(request: HttpRequest) -> HttpResponse:
    person = request.user if isinstance(request.user, Person) else None
    shown = carrying.unpack(request.POST.get("carried", ""))
    if shown and person and shown.reader_id != person.id:
        shown = None
    form = ReportForm(request.POST, about_a_thing=shown is not None)
    wait = limits.wait_at(request, "report", person.pen_name if person else "")
    if wait:
        form.add_error(None, limits.said(wait))
    if not form.is_valid():
        return _page(request, form, shown, status=429 if wait else 422)
    limits.knocked(request, "report", person.pen_name if person else "")
    said = form.cleaned_data
    if person is None:
        reporting.report_signed_out(shown, said["reason"], said["words"], once=request.POST.get("once", ""))
        return redirect("safety:sent")
    made = reporting.report(person, shown, said["reason"], said["words"], once=once_of(request))
    return redirect("safety:concern", made.id)


def _asked_for(request: HttpRequest) -> Carried | None:
    """The thing in the address, as the person sees it now. Raises Http404 for one they may not see; nothing when none is named."""
    kind, name = request.GET.get("kind", ""), request.GET.get("thing", "")
    if not kind or not isinstance(request.user, Person):
        return None
    thing = things.get(kind)
    try:
        thing_id = UUID(name)
    except ValueError:
        raise Http404 from None
    if thing is None:
        raise Http404
    return Carried(kind, thing_id, request.user.id, thing.seen(request.user, thing_id))


def _page(request: HttpRequest, form: ReportForm, shown: Carried | None, status: int = 200) -> HttpResponse:
    context = {"form": form, "shown": shown.seen if shown else None, "watch": watch_said(standing())}
    return render(request, "safety/report.html", context, status=status)
