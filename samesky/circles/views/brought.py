"""Keeping what one said in a workshop as a method, and one's own methods: /circles/<id>/bring and /circles/brought."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions import brought as actions
from samesky.circles.commanding import settled
from samesky.circles.forms.brought import MethodForm
from samesky.circles.models import Room
from samesky.circles.presence import alive
from samesky.circles.queries import brought as read
from samesky.circles.queries.rooms import circle_for, seat_in
from samesky.kit.fields import sent
from samesky.people import sealing
from samesky.people.acting import once_of, writer


def bring(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """After one's turn in a round of methods: what was said, as a draft of one's own. The seat in the room is kept meanwhile."""
    person = writer(request)
    room = circle_for(person, room_id)
    seat = seat_in(person, room)
    said = read.said_as_method(room, settled(room), seat.number)
    if not said:
        raise Http404
    alive(room, seat)
    sealing.warm(said, "words", also=room.key_id)
    how = "\n\n".join(sealing.read(one, "words") for one in said)
    form = MethodForm(sent(request), initial={"how": how}, auto_id="method_%s")
    if request.method == "POST" and form.is_valid():
        made = actions.bring(person, room, **form.cleaned_data, once=once_of(request))
        if made is None:
            messages.info(
                request, _("You have brought as many methods as fit here. You can change or withdraw one.")
            )
        else:
            messages.success(
                request, _("It is yours now, as a draft. You decide afterwards whether to keep it.")
            )
        return redirect(room)
    return _form(request, form, room, room.get_absolute_url())


def brought(request: HttpRequest) -> HttpResponse:
    """Everything the person brought."""
    return render(request, "circles/brought/list.html", {"methods": read.brought_by(writer(request))})


def change(request: HttpRequest, brought_id: UUID) -> HttpResponse:
    """Other words for one's own."""
    row = read.brought_of(writer(request), brought_id)
    method = read.method_of(row)
    initial = {"title": method.title, "how": method.how, "when": method.when, "shown": method.shown}
    form = MethodForm(sent(request), initial=initial, auto_id="method_%s")
    if row.room is None or row.room.closed_at is not None:
        del form.fields["shown"]
    if request.method == "POST" and form.is_valid():
        said = {"shown": False} | form.cleaned_data
        actions.change(writer(request), row, **said, once=once_of(request))
        messages.success(request, _("Changed."))
        return redirect("circles:brought")
    return _form(request, form, None, "/circles/brought")


def keep(request: HttpRequest, brought_id: UUID) -> HttpResponse:
    """It stays."""
    actions.keep(writer(request), read.brought_of(writer(request), brought_id), once=once_of(request))
    messages.success(request, _("Kept. It stays on your page until you withdraw it."))
    return redirect("circles:brought")


def withdraw(request: HttpRequest, brought_id: UUID) -> HttpResponse:
    """Ask once, then it is gone."""
    row = read.brought_of(writer(request), brought_id)
    if request.method == "POST":
        actions.withdraw(writer(request), row, once=once_of(request))
        messages.success(request, _("It is gone, for everybody."))
        return redirect("circles:brought")
    context = {
        "title": _("Withdrawing"),
        "question": _("Withdraw this method?"),
        "text": _("It is gone then, also for you."),
        "keep": "/circles/brought",
        "keep_act": _("Leave it as it is"),
        "action": request.path,
        "act": _("Withdraw it"),
        "careful": True,
    }
    return render(request, "design/confirm.html", context)


def in_room(request: HttpRequest, room: Room, circle: Any, seat: int) -> dict[str, Any]:
    """For the table of a workshop: whether I can keep what I said, what I brought, and what others let the room read."""
    if room.kind != Room.Kind.WORKSHOP:
        return {}
    person = writer(request)
    return {
        "may_bring": bool(read.said_as_method(room, circle, seat)),
        "i_brought": read.brought_by(person, room),
        "they_brought": read.shown_in(person, room),
    }


def _form(request: HttpRequest, form: MethodForm, room: Room | None, back: str) -> HttpResponse:
    context = {"form": form, "room": room, "back": back, "action": request.path}
    return render(request, "circles/brought/form.html", context, status=422 if form.errors else 200)
