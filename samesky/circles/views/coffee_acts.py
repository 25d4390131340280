"""What is done at the tables of a coffee chat: sitting down, saying something, going over, drawing a card, leaving, closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samesky.circles import pace, refusals
from samesky.circles import saying_coffee as saying
from samesky.circles.actions import coffee
from samesky.circles.commanding import AnswerAtTables
from samesky.circles.core.commands import Refusal
from samesky.circles.core.tables import commands as ask
from samesky.circles.forms.coffee import SayForm, SitDownForm
from samesky.circles.models import Room
from samesky.circles.presence_tables import alive
from samesky.circles.queries.coffee import coffee_for
from samesky.circles.queries.keeping import place_of_keeper
from samesky.circles.queries.rooms import seat_in
from samesky.circles.sights_tables import has_place
from samesky.circles.views import coffee as pages
from samesky.kit.ids import new_token
from samesky.people.acting import once_of, writer

BY_SCRIPT = "application/json"
LONGEST_NUMBER = 9


def arrive(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The agreements are accepted: a place at a table, or the reason why there is none."""
    room = coffee_for(writer(request), room_id)
    form = SitDownForm(request.POST, auto_id="sit_%s")
    if not form.is_valid():
        return pages.page(request, room_id, sit_down=form, status=422)
    answer = coffee.arrive(writer(request), room, once_of(request))
    if answer.refusal in (None, Refusal.ALREADY):
        return redirect(room)
    return pages.page(request, room_id, sit_down=form, status=422)


def say(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Words for the table. Refused, they are still in the box."""
    room = _at_the_tables(request, room_id)
    form = SayForm(request.POST, auto_id="say_%s")
    if _too_many(request, room):
        return _kept(request, room, form, str(refusals.MANY), 429)
    if not form.is_valid():
        return _kept(request, room, form, str(form.errors["words"][0]))
    answer = coffee.say(writer(request), room, form.cleaned_data["words"], once_of(request))
    if answer.refusal is not None:
        return _kept(request, room, form, saying.refused(answer.refusal))
    said = _("Your words are with the table.")
    if _by_script(request):
        return JsonResponse({"says": said, "keeps": False, "refused": False, "once": new_token()})
    return redirect(f"{room.get_absolute_url()}#say")


def move(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Go over to another table."""
    table = number_in(request, "table")
    return _simple(request, room_id, ask.Move(table), saying.MOVE)


def draw(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """A card from the jar."""
    room = _at_the_tables(request, room_id)
    if _too_many(request, room):
        return _back(request, room, str(refusals.MANY))
    return _answered(request, room, coffee.draw(writer(request), room, once_of(request)), saying.DRAW)


def stay(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """This table would rather not join another one now."""
    return _simple(request, room_id, ask.StayAsWeAre(), saying.STAY)


def leave(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Leave quietly: nobody is told why."""
    room = _at_the_tables(request, room_id)
    coffee.do(writer(request), room, ask.Leave(), once_of(request))
    messages.success(
        request,
        _(
            "You have left quietly, and nobody is told why. If you are not all right, help is open at any time."
        ),
    )
    return redirect(room.group.get_absolute_url() if room.group else "/today")


def here(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """A sign of life."""
    room = _at_the_tables(request, room_id)
    if _too_many(request, room):
        return JsonResponse({"here": True}, status=429)
    tables = alive(room, seat_in(writer(request), room))
    return JsonResponse({"here": has_place(tables, seat_in(writer(request), room).number)})


def close(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Ask once, then close the tables for everybody."""
    room = _kept_room(request, room_id)
    if request.method == "POST":
        return _answered(
            request, room, coffee.do(writer(request), room, ask.Close(), once_of(request)), saying.KEEP
        )
    context = {
        "title": _("Closing"),
        "question": _("Close the coffee chat?"),
        "text": _(
            "It closes at once, for everybody. You could say goodbye first. The words leave the room with it."
        ),
        "keep": room.get_absolute_url(),
        "keep_act": _("Leave it open"),
        "action": request.path,
        "act": _("Close it"),
        "careful": True,
    }
    return render(request, "design/confirm.html", context)


def _kept_room(request: HttpRequest, room_id: UUID) -> Room:
    """The coffee chat, for who keeps it or could. Raises Http404."""
    coffee_for(writer(request), room_id)
    return place_of_keeper(writer(request), room_id).room


def _at_the_tables(request: HttpRequest, room_id: UUID) -> Room:
    """The chat, for somebody who has sat there. Raises Http404."""
    room = coffee_for(writer(request), room_id)
    seat_in(writer(request), room)
    return room


def _simple(
    request: HttpRequest, room_id: UUID, asked: ask.Wish, sentences: dict[Refusal, str | Promise]
) -> HttpResponse:
    room = _at_the_tables(request, room_id)
    if _too_many(request, room):
        return _back(request, room, str(refusals.MANY))
    return _answered(request, room, coffee.do(writer(request), room, asked, once_of(request)), sentences)


def _answered(
    request: HttpRequest, room: Room, answer: AnswerAtTables, sentences: dict[Refusal, str | Promise]
) -> HttpResponse:
    says = "" if answer.refusal is None or answer.repeated else saying.refused(answer.refusal, sentences)
    return _back(request, room, says)


def _back(request: HttpRequest, room: Room, says: str) -> HttpResponse:
    if says:
        messages.info(request, says, extra_tags="plain")
    return redirect(room)


def _kept(request: HttpRequest, room: Room, form: SayForm, says: str, status: int = 422) -> HttpResponse:
    """The words were not said: they stand in the box as they were."""
    if _by_script(request):
        told = {"says": says, "keeps": True, "refused": True, "once": new_token()}
        return JsonResponse(told, status=status)
    return pages.page(request, room.id, say=form, says="" if form.errors else says, status=status)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == BY_SCRIPT


def _too_many(request: HttpRequest, room: Room) -> bool:
    return pace.too_many(writer(request).id, room.id)


def number_in(request: HttpRequest, name: str) -> int:
    """A number of the form; 0, which nothing has, for anything else."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER else 0
