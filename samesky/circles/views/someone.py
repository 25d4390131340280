"""What a keeper does that concerns one person. It is named by their seat, which nobody else's page says anything about."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions import beside, sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.state import Circle
from samesky.circles.cores import State
from samesky.circles.forms.care import RemoveForm, RestForm, WithForm
from samesky.circles.queries.faces import Face, faces
from samesky.circles.queries.keeping import Place, keeps, place_in_circle, place_of_keeper
from samesky.circles.views.keeping import answered
from samesky.kit.fields import sent
from samesky.people.acting import once_of, writer


@dataclass(frozen=True)
class Found:
    """The keeper's place, and whom they look at."""

    place: Place
    face: Face


def _find(request: HttpRequest, room_id: UUID, seat: int) -> Found:
    """Raises Http404 for who does not keep, for the keeper themselves, and for who is not in the circle."""
    place = place_of_keeper(writer(request), room_id)
    one = place.state.seats.get(seat)
    if one is None or not one.here or seat == place.number:
        raise Http404
    return Found(place, faces(place.room)[seat])


def someone(request: HttpRequest, room_id: UUID, seat: int) -> HttpResponse:
    """All that can be done for one person, on one page."""
    return _page(request, _find(request, room_id, seat))


def _page(request: HttpRequest, found: Found, status: int = 200, **forms: object) -> HttpResponse:
    context = {
        "room": found.place.room,
        "face": found.face,
        **_in_circle(found.place.state, found.face.number),
        "with_form": WithForm(auto_id="with_%s"),
        "rest_form": RestForm(auto_id="rest_%s"),
    }
    return render(request, "circles/keep/someone.html", context | forms, status=status)


def _in_circle(state: State, number: int) -> dict[str, bool]:
    """What can be done in a circle only; at the tables of a coffee chat, nothing of it."""
    if not isinstance(state, Circle):
        return {"tables": True}
    one = state.seats[number]
    can_keep = one.may_keep and not one.resting and (one.seated or not state.begun)
    return {"begun": state.begun, "rests": one.resting, "can_keep": can_keep}


def be_with(request: HttpRequest, room_id: UUID, seat: int) -> HttpResponse:
    """ "I am with someone"."""
    person, place = writer(request), place_of_keeper(writer(request), room_id)
    form = WithForm(request.POST, auto_id="with_%s")
    if not form.is_valid():
        return _page(request, _find(request, room_id, seat), 422, with_form=form)
    if not isinstance(place.state, Circle):
        return _be_with_at_tables(request, place, seat, form.cleaned_data["words"])
    answer = beside.be_with(person, place, seat, form.cleaned_data["words"], once_of(request))
    return answered(request, place.room, answer, "with")


def _be_with_at_tables(request: HttpRequest, place: Place, seat: int, words: str) -> HttpResponse:
    if not keeps(place):
        raise Http404
    one, other = place.state.seats.get(seat), beside.person_at(place.room, seat)
    if one is None or not one.here or other is None or other == writer(request):
        raise Http404
    beside.be_with_at_tables(writer(request), place.room, other, words, once=once_of(request))
    return redirect(place.room)


def rest(request: HttpRequest, room_id: UUID, seat: int) -> HttpResponse:
    """Out of the order with a reason, or back into it."""
    person, place = writer(request), place_in_circle(writer(request), room_id)
    if request.POST.get("back"):
        answer = beside.back_in(person, place, seat, once_of(request))
        return answered(request, place.room, answer, "rest")
    form = RestForm(request.POST, auto_id="rest_%s")
    if not form.is_valid():
        return _page(request, _find(request, room_id, seat), 422, rest_form=form)
    answer = beside.rest(person, place, seat, form.cleaned_data["words"], once_of(request))
    return answered(request, place.room, answer, "rest")


def hand_over(request: HttpRequest, room_id: UUID, seat: int) -> HttpResponse:
    """Somebody else keeps from here."""
    place = place_in_circle(writer(request), room_id)
    answer = sitting.do(writer(request), place.room, ask.HandOver(seat), once_of(request))
    return answered(request, place.room, answer, "hand-over")


def remove(request: HttpRequest, room_id: UUID, seat: int) -> HttpResponse:
    """Ask once more; then out, with the doors and a case."""
    person, place = writer(request), place_of_keeper(writer(request), room_id)
    form = RemoveForm(sent(request))
    if request.method == "POST" and form.is_valid():
        answer = beside.remove(person, place, seat, form.cleaned_data["words"], once_of(request))
        if answer.refusal is None:
            messages.success(request, _removed(place))
        return answered(request, place.room, answer, "remove")
    found = _find(request, room_id, seat)
    context = {
        "title": _("Asking somebody to go"),
        "question": _("Ask %(name)s to go?") % {"name": found.face.pen_name},
        "text": _(
            "They cannot come back into this circle. They read that the keeper asked them to go, where help is, and how to say that "
            "it was wrong. The circle is not told why. Moderators look at it."
        ),
        "keep": place.room.get_absolute_url(),
        "keep_act": _("Leave it"),
        "action": request.path,
        "act": _("Ask them to go"),
        "careful": True,
        "form": form,
    }
    return render(request, "design/confirm.html", context, status=422 if form.errors else 200)


def _removed(place: Place) -> str:
    if place.room.practice:
        return _("They are out. In a circle with people, moderators would be told now.")
    return _("They are out. Moderators have been told, and look at it.")
