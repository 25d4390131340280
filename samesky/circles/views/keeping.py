"""What a keeper does that concerns the whole circle, or the turn. Acts that concern one person are in views.someone."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions import sitting
from samesky.circles.actions.beside import Done
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command
from samesky.circles.core.state import Circle, Stage
from samesky.circles.keeping_said import said
from samesky.circles.models import Room
from samesky.circles.queries.keeperless import is_keeperless, unwatched
from samesky.circles.queries.keeping import place_in_circle, place_of
from samesky.people.acting import once_of, writer

ACTS: dict[str, type[Command]] = {
    "begin": ask.Begin,
    "next": ask.Next,
    "pause": ask.PauseIt,
}
OF_THE_TURN: dict[str, type[ask.Extend] | type[ask.Skip]] = {"extend": ask.Extend, "skip": ask.Skip}


def act(request: HttpRequest, room_id: UUID, act: str) -> HttpResponse:
    """Begin, next, pause; extend or skip the turn whose `number` the form names."""
    place = place_in_circle(writer(request), room_id)
    asked = _command(request, act)
    if act == "begin" and is_keeperless(place.circle) and not place.circle.keeper and (reason := unwatched()):
        messages.info(request, reason)
        return redirect(place.room)
    answer = sitting.do(writer(request), place.room, asked, once_of(request))
    return answered(request, place.room, answer, act)


def _command(request: HttpRequest, act: str) -> Command:
    if act in OF_THE_TURN:
        return OF_THE_TURN[act](number_in(request, "number"))
    if act not in ACTS:
        raise Http404
    return ACTS[act]()


def number_in(request: HttpRequest, name: str) -> int:
    """A number of the form; 0, which nothing has, for anything else."""
    text = request.POST.get(name, "") or request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def close(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Ask once, then close: a circle that has begun is asked how everybody leaves before it shuts."""
    place = place_in_circle(writer(request), room_id)
    if request.method == "POST":
        answer = sitting.do(writer(request), place.room, ask.Close(), once_of(request))
        return answered(request, place.room, answer, "close")
    shuts_now = place.circle.stage in (Stage.LOBBY, Stage.LEAVING)
    context = {
        "title": _("Closing"),
        "question": _("Close the circle?"),
        "text": _("It closes at once, for everybody.")
        if shuts_now
        else _(
            "Whoever was not reached is told so. Then everybody is asked how they are leaving, and the room shuts after that."
        ),
        "keep": place.room.get_absolute_url(),
        "keep_act": _("Go on with the circle"),
        "action": request.path,
        "act": _("Close it"),
        "careful": True,
    }
    return render(request, "design/confirm.html", context)


def resume(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """On again after a pause: the keeper; where there is none, anybody who is seated, after two minutes."""
    place = place_of(writer(request), room_id)
    if not isinstance(place.state, Circle):
        raise Http404
    answer = sitting.do(writer(request), place.room, ask.Resume(), once_of(request))
    return answered(request, place.room, answer, "resume")


def answered(request: HttpRequest, room: Room, answer: Done, act: str) -> HttpResponse:
    """Back to the room, with the reason where nothing was changed."""
    if answer.refusal is not None and not answer.repeated:
        messages.info(request, said(answer.refusal, act))
    return redirect(room)
