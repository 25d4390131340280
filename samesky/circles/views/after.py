"""/circles/<id>/after: what was, what becomes of it, thanks, and the way to say that something was wrong."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.circles import after_links
from samesky.circles.actions import feeling
from samesky.circles.actions.handing import hand_over
from samesky.circles.actions.thanking import thank as give_thanks
from samesky.circles.actions.unsealing import tell_of_turn
from samesky.circles.closing import keeps_attendance
from samesky.circles.forms.after import HowItWasForm, ThanksForm, WrongForm
from samesky.circles.models import Room
from samesky.circles.queries import after as read
from samesky.circles.queries.brought import brought_by
from samesky.circles.queries.ending import was_called_off
from samesky.circles.queries.keeping import state_now
from samesky.circles.queries.sealed import turns_said
from samesky.kit.fields import sent
from samesky.people import limits
from samesky.people.acting import once_of, writer
from samesky.people.models import Person


def after(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The page after a circle. For who was not there it only says that it took place."""
    person = writer(request)
    room = read.room_known(person, room_id)
    if room.closed_at is None:
        state_now(room)
        room.refresh_from_db()
    if room.closed_at is None:
        return redirect(room)
    if room.practice:
        return redirect("circles:came-up", room.id)
    if read.sat_there(person, room):
        return _page(request, person, room, HowItWasForm())
    context = {
        "room": room,
        "came": read.who_came(person, room),
        "gone": read.is_gone(room),
        "called_off": was_called_off(room),
        "links": after_links.links(room) if read.came(person, room) else [],
    }
    return render(request, "circles/took_place.html", context)


def how_it_was(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Four answers, added to sums."""
    person = writer(request)
    room = read.room_after(person, room_id)
    read.seat_after(person, room)
    form = HowItWasForm(request.POST)
    if room.group is None or room.practice:
        raise Http404
    if not form.is_valid():
        return _page(request, person, room, form, status=422)
    if form.answers():
        feeling.tell(person, room, form.answers(), once=once_of(request))
        messages.success(request, _("Thank you. It is added to what others said, without your name."))
    return redirect("circles:after", room.id)


def thank(request: HttpRequest, room_id: UUID, seat: int) -> HttpResponse:
    """Words of thanks for one of those who sat there."""
    person = writer(request)
    room = read.room_after(person, room_id)
    read.seat_after(person, room)
    face = next((one for one in read.others_there(person, room) if one.number == seat), None)
    to = Person.objects.filter(pk=face.person_id).first() if face and face.person_id else None
    if to is None:
        raise Http404
    form = ThanksForm(sent(request))
    if request.method == "POST" and form.is_valid():
        give_thanks(person, room, seat, to, form.cleaned_data["words"], once=once_of(request))
        messages.success(request, _("%(name)s finds your words on their Today page.") % {"name": to.pen_name})
        return redirect("circles:after", room.id)
    context = {"room": room, "to": to, "form": form}
    return render(request, "circles/thank.html", context, status=422 if form.errors else 200)


def wrong(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Something was wrong: whose turn, and why. The words are not shown again."""
    person = writer(request)
    room = read.room_after(person, room_id)
    read.seat_after(person, room)
    if room.practice:
        raise Http404
    turns = turns_said(person, room)
    form = WrongForm(sent(request), turns=turns)
    wait = limits.wait_at(request, "report", person.pen_name) if form.is_bound else None
    if wait:
        form.add_error(None, limits.said(wait))
    if form.is_bound and form.is_valid():
        limits.knocked(request, "report", person.pen_name)
        said = form.cleaned_data
        made = tell_of_turn(
            person, room, *form.chosen(), said["reason"], said["words"], once=once_of(request)
        )
        return redirect("safety:concern", made.id)
    status = 429 if wait else 422 if form.errors else 200
    context = {"room": room, "form": form, "turns": turns}
    return render(request, "circles/wrong.html", context, status=status)


def _page(
    request: HttpRequest, person: Person, room: Room, form: HowItWasForm, status: int = 200
) -> HttpResponse:
    hand_over(room.id)
    context = {
        "room": room,
        "card": read.card_after(room),
        "called_off": was_called_off(room),
        "others": read.others_there(person, room),
        "keepsakes": read.keepsakes_for(person, room),
        "brought": brought_by(person, room),
        "form": None if room.practice or read.has_told(person, room) else form,
        "attendance": keeps_attendance(room),
        "links": after_links.links(room),
    }
    return render(request, "circles/after.html", context, status=status)
