"""The pages of a coffee chat: the door, the table, and the parts of it that are fetched again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samesky.circles import saying_coffee as saying
from samesky.circles.commanding import settled_tables
from samesky.circles.core.commands import Refusal
from samesky.circles.core.tables.state import Tables
from samesky.circles.forms.coffee import SayForm, SitDownForm
from samesky.circles.models import Room, Seat
from samesky.circles.page_parts import part
from samesky.circles.presence_tables import alive
from samesky.circles.queries.coffee import coffee_for, door_for, heard, table_of
from samesky.circles.queries.ending import was_called_off
from samesky.circles.queries.panel import panel_for
from samesky.circles.queries.rooms import seat_of
from samesky.circles.queries.table import prepared_of
from samesky.circles.sights_tables import has_place, was_asked_to_go
from samesky.circles.views.room import FRAMED_HERE, HOLDS_A_FRAME
from samesky.live.address import live_page
from samesky.people.acting import writer


@dataclass(frozen=True)
class Standing:
    """Somebody who may know the room. seat: their row, None for who has no place at a table."""

    room: Room
    tables: Tables
    row: Seat | None

    @property
    def seat(self) -> Seat | None:
        return self.row if self.row is not None and has_place(self.tables, self.row.number) else None


def standing(request: HttpRequest, room_id: UUID) -> Standing:
    """Where the person is; looking is a sign of life. Raises Http404."""
    person = writer(request)
    room = coffee_for(person, room_id)
    row = seat_of(person, room)
    return Standing(room, alive(room, row) if row else settled_tables(room), row)


def page(
    request: HttpRequest,
    room_id: UUID,
    *,
    say: SayForm | None = None,
    says: str = "",
    sit_down: SitDownForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page: the table for who sits there, else the door. says: why something could not be."""
    live = live_page(f"circle:{room_id}", writer(request).id)
    here = standing(request, room_id)
    if here.tables.closed:
        return redirect("circles:after", room_id)
    if here.seat is None:
        return _door(request, here, sit_down, status)
    context = people_part(request, here) | words_part(request, here)
    panel = panel_for(writer(request), here.room, here.tables, here.seat)
    context |= {"live": live, "say": say or _box(here), "says": says, "panel": panel}
    answer = render(request, "circles/coffee/room.html", context, status=status)
    answer["Content-Security-Policy"] = HOLDS_A_FRAME
    return answer


def _box(here: Standing) -> SayForm:
    """Empty, or with words whose session had lapsed on the way here."""
    assert here.seat is not None
    return SayForm(initial={"words": prepared_of(here.room, here.seat.number)}, auto_id="say_%s")


def people(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The part about who sits where."""
    return part(request, "circles/coffee/people.html", people_part(request, standing(request, room_id)))


def card(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The part with the card, and what is about to happen to the table."""
    return part(request, "circles/coffee/card.html", people_part(request, standing(request, room_id)))


def words(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The part with what was said."""
    here = standing(request, room_id)
    return part(request, "circles/coffee/words.html", words_part(request, here))


def frame(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """Both parts as a page of their own, which looks again by itself: for browsers without scripts."""
    here = standing(request, room_id)
    context = people_part(request, here) | words_part(request, here)
    answer = render(request, "circles/coffee/frame.html", context)
    answer["Content-Security-Policy"] = FRAMED_HERE
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def people_part(request: HttpRequest, here: Standing) -> dict[str, Any]:
    """What the templates of the tables need; the chat having closed, only that. Raises Http404 for who has no place."""
    seat = _placed(here)
    common = {"room": here.room, "address": here.room.get_absolute_url(), "closed": here.tables.closed}
    if here.tables.closed:
        return common | {"called_off": was_called_off(here.room)}
    table = table_of(here.room, here.tables, seat)
    return common | {
        "table": table,
        "around": saying.around(table),
        "joining": saying.joining(table),
        "alone": saying.alone(table),
        "keeps": saying.keeps(table),
        "others": [
            (other.number, saying.names([face.pen_name for face in other.people]), other.room)
            for other in table.others
        ],
    }


def words_part(request: HttpRequest, here: Standing) -> dict[str, Any]:
    """What the template of the words needs."""
    seat = _placed(here)
    common = {"room": here.room, "address": here.room.get_absolute_url(), "closed": here.tables.closed}
    if here.tables.closed:
        return common
    earlier = "earlier" in request.GET
    said, more = heard(writer(request), here.room, here.tables, seat, earlier=earlier)
    return common | {"said": said, "more": more, "earlier": earlier}


def _placed(here: Standing) -> Seat:
    if here.seat is None:
        raise Http404
    return here.seat


def _door(request: HttpRequest, here: Standing, form: SitDownForm | None, status: int) -> HttpResponse:
    door = door_for(writer(request), here.room, here.tables, here.row)
    refusal = None
    if here.row is not None and was_asked_to_go(here.tables, here.row.number):
        refusal = Refusal.REMOVED
    elif door.full:
        refusal = Refusal.FULL
    context = {
        "room": here.room,
        "door": door,
        "address": here.room.get_absolute_url(),
        "refused": saying.at_the_door(refusal) if refusal else "",
        "form": form or SitDownForm(auto_id="sit_%s"),
    }
    return render(request, "circles/coffee/door.html", context, status=422 if refusal and form else status)
