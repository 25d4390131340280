"""The page of those who hold a gathering: who keeps and covers it, who would like to come, notes; and what they do about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.actions import holding as acts
from samesky.gatherings.actions.cover_answers import Became, answer_cover
from samesky.gatherings.forms.holding import NotesForm
from samesky.gatherings.queries.holding import happening_held, hold_for
from samesky.gatherings.queries.room import room_part
from samesky.gatherings.queries.seen import Happening
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.zones import shown_said, zone_for
from samesky.kit.clock import now
from samesky.people.acting import once_of, writer

BECAME = {
    Became.KEEPS: _("Thank you. You keep it now; the way to the room is below."),
    Became.CANNOT: _("That is all right. We look for somebody else."),
    Became.TAKEN: _("Thank you. Somebody is there by now, so you need not come."),
    Became.OVER: _("Thank you. It is over or was called off, so nobody has to come any more."),
    Became.NOT_ASKED: _("You were not asked about this one, so nothing has changed."),
}


def hold(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """`do`: cannot, keep, come and not-come (of who is asked to come now); anything else keeps the notes."""
    person = writer(request)
    happening = happening_held(person, series_id, original)
    if request.method != "POST":
        return _page(request, happening, None)
    series, once = happening.series, once_of(request)
    if request.POST.get("do") == "cannot":
        if acts.cannot(person, series, original, once=once):
            messages.success(
                request, _("That is all right. Those who hold it with you are told that there is a gap.")
            )
        return redirect(happening.address)
    if request.POST.get("do") == "keep":
        acts.take_over(person, series, original, once=once)
        messages.success(request, _("Thank you. You keep it, this time."))
        return redirect("gatherings:hold", series_id, original)
    if request.POST.get("do") in ("come", "not-come"):
        yes = request.POST["do"] == "come"
        messages.info(request, BECAME[answer_cover(person, series, original, yes=yes, once=once)])
        return redirect("gatherings:hold", series_id, original)
    form = NotesForm(request.POST)
    if not form.is_valid():
        return _page(request, happening, form)
    acts.note_down(person, series, original, form.cleaned_data["words"], once=once)
    messages.success(request, _("Noted for next time."))
    return redirect("gatherings:hold", series_id, original)


def _page(request: HttpRequest, happening: Happening, form: NotesForm | None) -> HttpResponse:
    person, shown = writer(request), zone_for(request, happening.series)
    found = hold_for(person, happening)
    context = {
        "hold": found,
        "happening": happening,
        "series": happening.series,
        "title": words_at(happening).title,
        "room_part": room_part(person, happening),
        "over": happening.ends_at <= now() or happening.cancelled,
        "form": form or NotesForm(initial={"words": found.notes}),
        "zone": shown.zone,
        "zone_words": shown_said(shown),
    }
    return render(request, "gatherings/hold.html", context, status=422 if form else 200)
