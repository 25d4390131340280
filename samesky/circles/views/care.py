""" "I am not all right": the page that says who will know, the press, and what those who were told do with it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles.actions import not_all_right as acts
from samesky.circles.core.state import Where
from samesky.circles.page_parts import part
from samesky.circles.queries.keeping import place_of, state_now
from samesky.circles.queries.panel import panel_for
from samesky.circles.queries.reach import cry_for_keeper, cry_for_watch, cry_of, reach, who_will_know
from samesky.circles.queries.rooms import room_for, seat_in
from samesky.people.acting import once_of, writer
from samesky.safety.queries.lines import doors


def panel(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """What the room says to this reader alone, for their open page."""
    place = place_of(writer(request), room_id)
    shown = panel_for(writer(request), place.room, place.state, place.seat)
    return part(request, "circles/keep/panel.html", {"panel": shown})


def not_all_right(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """GET: who will know, before it is pressed; afterwards how it stands. POST: the press."""
    person, place = writer(request), place_of(writer(request), room_id)
    if request.method == "POST":
        return redirect(acts.address_of(acts.say(person, place.room, place.state, once=once_of(request))))
    context = {
        "room": place.room,
        "cry": cry_of(person, place.room),
        "says": who_will_know(reach(person, place.room, place.state)),
        "doors": doors(),
    }
    return render(request, "circles/care/not_all_right.html", context)


def over(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """ "I am all right again"."""
    place = place_of(writer(request), room_id)
    acts.over(writer(request), place.room, once=once_of(request))
    messages.success(request, _("Good. Whoever was told sees that too. You can press it again at any time."))
    return redirect(place.room)


def seen(request: HttpRequest, room_id: UUID, cry_id: UUID) -> HttpResponse:
    """The keeper: "I see it"."""
    cry = cry_for_keeper(writer(request), room_id, cry_id)
    acts.seen(writer(request), cry, once=once_of(request))
    messages.success(request, _("They know now that you have seen it."))
    return redirect(cry.room)


def for_watch(request: HttpRequest, room_id: UUID, cry_id: UUID) -> HttpResponse:
    """For who is on watch: somebody needs them. POST: "I am there"."""
    person, cry = writer(request), cry_for_watch(writer(request), room_id, cry_id)
    if request.method == "POST":
        line = acts.take_up(person, cry, once=once_of(request))
        if line is not None:
            return redirect("circles:line", cry.room_id, line.id)
        messages.info(
            request, _("The circle has closed, so there is no private line any more. The case is there.")
        )
        return redirect(f"/desk/{cry.concern_id}/")
    return render(request, "circles/care/for_watch.html", {"cry": cry, "mine": cry.seen_by_id == person.pk})


def outside(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """For somebody whom the keeper asked to go: kindly, with the doors. Nobody else finds it."""
    person = writer(request)
    room = room_for(person, room_id)
    seat, state = seat_in(person, room), state_now(room)
    if seat.number not in state.seats or state.seats[seat.number].where is not Where.REMOVED:
        raise Http404
    return render(request, "circles/care/outside.html", {"room": room, "group": room.group})
