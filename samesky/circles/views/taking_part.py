"""Writing in a room: coming in, the buttons of the box, what somebody wants, leaving, and signs of life."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samesky.circles import pace, refusals
from samesky.circles.actions import preparing, sitting
from samesky.circles.actions.taking_part import Asked, Done, take_part
from samesky.circles.commanding import moment
from samesky.circles.core import commands as ask
from samesky.circles.core import looks
from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import Circle, Reach
from samesky.circles.core.times import MINUTE
from samesky.circles.forms.arriving import ArriveForm
from samesky.circles.models import Room, Seat
from samesky.circles.presence import alive
from samesky.circles.queries.rooms import circle_for, seat_in
from samesky.circles.sights import has_entered, is_outside
from samesky.circles.telling import public
from samesky.circles.views import room as pages
from samesky.kit.ids import new_token
from samesky.kit.text import clean_words
from samesky.people.acting import once_of, writer

LONGEST_NUMBER = 9
BY_SCRIPT = "application/json"


def arrive(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The agreements are accepted: a place in the lobby, or at the table when no turn is going on."""
    person = writer(request)
    if pace.too_many(person.id, room_id):
        return _too_many(request)
    room = circle_for(person, room_id)
    form = ArriveForm(request.POST, auto_id="arrive_%s")
    if not form.is_valid():
        return pages.page(request, room_id, form=form, status=422)
    said = form.cleaned_data
    answer = sitting.arrive(
        person,
        room,
        once_of(request),
        listens=said["listens"],
        private_longer=form.minutes() * MINUTE,
    )
    if answer.refusal in (None, Refusal.ALREADY):
        if said["words"]:
            preparing.add_to_prepared(room, seat_in(person, room), said["words"])
        return redirect(room)
    return pages.page(request, room_id, form=form, status=422)


def act(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Whatever a button of the box asks for."""
    person = writer(request)
    if pace.too_many(person.id, room_id):
        return _too_many(request)
    room, seat = _placed(request, room_id)
    alive(room, seat)  # whoever was away has come back before what they ask is looked at
    asked = _asked(request)
    return _answered(request, room, take_part(person, room, seat, asked), asked.words)


def choose(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """What I want when the piece reaches me, whether I am here to listen, and whether I take held words."""
    person = writer(request)
    if pace.too_many(person.id, room_id):
        return _too_many(request)
    room, seat = _placed(request, room_id)
    alive(room, seat)
    try:
        reach = Reach(request.POST.get("reach", Reach.SPEAK))
    except ValueError:
        return _answered(request, room, Done(str(refusals.LOST), refused=True), "")
    wish = ask.Choose(reach, "listens" in request.POST, "no_notes" in request.POST)
    answer = sitting.do(person, room, wish, once_of(request))
    if answer.refusal is not None:
        says = refusals.SAID.get(answer.refusal, refusals.SAID[Refusal.NOT_NOW])
        return _answered(request, room, Done(str(says), refused=True), "")
    return _answered(request, room, Done(_("Kept. Only you see this choice."), keeps=True), "")


def leave(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Leave quietly: nobody is told why, and the seat looks like that of somebody whose phone sleeps."""
    person = writer(request)
    if pace.too_many(person.id, room_id):
        return _too_many(request)
    room, _seat = _placed(request, room_id)
    sitting.do(person, room, ask.Leave(), once_of(request))
    messages.success(
        request,
        _(
            "You have left quietly, and nobody is told why. If you are not all right, help is open at any time."
        ),
    )
    return redirect(room.group.get_absolute_url() if room.group else "/today")


def here(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """A sign of life; answers what is left of the turn, so that the page shows what the server knows."""
    person = writer(request)
    if pace.too_many(person.id, room_id):
        return _too_many(request)
    room, seat = _placed(request, room_id)
    circle = alive(room, seat)
    if is_outside(circle, seat.number):
        raise Http404
    return JsonResponse(_now(circle) if has_entered(circle, seat.number) else {"turn": 0})


def _now(circle: Circle) -> dict[str, object]:
    told = public(circle)
    if circle.turn is not None:
        told["left"] = looks.left(circle, moment())
    return told


def _placed(request: HttpRequest, room_id: UUID) -> tuple[Room, Seat]:
    """The room, and the seat of somebody who has been in it. Raises Http404."""
    person = writer(request)
    room = circle_for(person, room_id)
    return room, seat_in(person, room)


def _asked(request: HttpRequest) -> Asked:
    return Asked(
        act=request.POST.get("do", "")[:20],
        number=_number(request.POST.get("number", "")),
        to=_number(request.POST.get("to", "")),
        words=clean_words(request.POST.get("words", "")),
        exact=request.POST.get("exact") == "yes",
        once=once_of(request),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER else 0


def _answered(request: HttpRequest, room: Room, done: Done, words: str) -> HttpResponse:
    """For the page's script a sentence and a new token; else the page itself, with whatever was not sent still in the box."""
    status = 422 if done.refused else 200
    if request.headers.get("Accept") == BY_SCRIPT:
        answer = {"says": done.says, "keeps": done.keeps, "refused": done.refused, "once": new_token()}
        return JsonResponse(answer, status=status)
    if done.keeps and words:
        return pages.page(request, room.id, words=words, says=done.says, status=status)
    messages.info(request, done.says, extra_tags="plain" if done.refused else "good")
    return redirect(room)


def _too_many(request: HttpRequest) -> HttpResponse:
    """Refused before anything is asked of the room. The words are still in the page that was sent from."""
    if request.headers.get("Accept") == BY_SCRIPT:
        return JsonResponse(
            {"says": str(refusals.MANY), "keeps": True, "refused": True, "once": ""}, status=429
        )
    return pages.bare(request, str(refusals.MANY), clean_words(request.POST.get("words", "")))
