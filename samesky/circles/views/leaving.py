""" "How are you leaving?": all right, a bit shaky, not safe. The answer is stored nowhere; who is not safe reaches a person first."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samesky.circles.actions import not_all_right, sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Circle, Stage
from samesky.circles.cores import State
from samesky.circles.forms.after import LeavingForm
from samesky.circles.models import Room, Seat
from samesky.circles.queries.after import is_gone, room_known
from samesky.circles.queries.keeping import state_now
from samesky.circles.queries.rooms import seat_in
from samesky.kit.fields import sent
from samesky.people.acting import once_of, writer
from samesky.safety.queries.lines import doors


def leaving(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The question, before the room shuts and just after it; then the answer that fits."""
    person = writer(request)
    room = room_known(person, room_id)
    seat, state = seat_in(person, room), state_now(room)
    _must_have_sat(room, seat, state)
    form = LeavingForm(sent(request))
    if request.method != "POST" or not form.is_valid():
        context = {"room": room, "form": form}
        return render(request, "circles/leaving.html", context, status=422 if form.errors else 200)
    return _answer(request, room, state, form.cleaned_data["how"])


def _must_have_sat(room: Room, seat: Seat, state: State) -> None:
    found = state.seats.get(seat.number)
    if found is None or not found.entered or (room.closed_at and is_gone(room)):
        raise Http404


def _answer(request: HttpRequest, room: Room, state: State, how: str) -> HttpResponse:
    person = writer(request)
    cry = not_all_right.say(person, room, state, once=once_of(request)) if how == "not-safe" else None
    if isinstance(state, Circle) and state.stage is Stage.LEAVING:
        sitting.do(person, room, ask.Answer(), once_of(request))
    if how == "all-right":
        return redirect(room)
    context = {"room": room, "cry": cry, "doors": doors()}
    return render(request, "circles/leaving_gently.html", context)
