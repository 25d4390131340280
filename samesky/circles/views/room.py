"""The page of a room: for who has a place, the table or the lobby; for who has none, the door."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samesky.circles import refusals, saying
from samesky.circles.actions.turning_away import turned_away
from samesky.circles.box import Box, box_at, box_in
from samesky.circles.commanding import settled
from samesky.circles.core.state import Circle
from samesky.circles.forms.after import LeavingForm
from samesky.circles.forms.arriving import ArriveForm
from samesky.circles.models import Room, Seat
from samesky.circles.page_parts import part
from samesky.circles.presence import alive
from samesky.circles.queries.door import Entry, entry_for
from samesky.circles.queries.ending import was_called_off
from samesky.circles.queries.panel import panel_for
from samesky.circles.queries.rooms import circle_for, seat_of
from samesky.circles.queries.said import said_before
from samesky.circles.queries.table import lobby_for, table_for
from samesky.circles.sights import has_entered, is_outside, was_removed
from samesky.circles.spoken import anything_before
from samesky.circles.views.brought import in_room
from samesky.design.middleware import POLICIES
from samesky.kit.text import clean_words
from samesky.live.address import live_page
from samesky.people.acting import writer

FRAMED_HERE = "; ".join(
    policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'") for policy in POLICIES
)
HOLDS_A_FRAME = "; ".join((*POLICIES, "frame-src 'self'"))


@dataclass(frozen=True)
class Standing:
    """Somebody who may know the room, and where they are: seat is None for who has no place."""

    room: Room
    circle: Circle
    seat: Seat | None

    @property
    def at_the_table(self) -> bool:
        return self.seat is not None and has_entered(self.circle, self.seat.number)


def standing(request: HttpRequest, room_id: UUID) -> Standing:
    """Where the person is; looking is a sign of life. Raises Http404."""
    person = writer(request)
    room = circle_for(person, room_id)
    seat = seat_of(person, room)
    circle = alive(room, seat) if seat else settled(room)
    has_place = seat is not None and not is_outside(circle, seat.number)
    return Standing(room, circle, seat if has_place else None)


def room(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The whole page."""
    return page(request, room_id)


def page(
    request: HttpRequest,
    room_id: UUID,
    *,
    words: str = "",
    says: str = "",
    form: ArriveForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """words: what is in the box; says: what became of what was asked."""
    live = live_page(f"circle:{room_id}", writer(request).id)
    here = standing(request, room_id)
    if here.circle.closed:
        return redirect(f"{here.room.get_absolute_url()}after")
    if here.seat is None:
        return _at_the_door(request, here, live, form, status)
    panel = panel_for(writer(request), here.room, here.circle, here.seat)
    context = (
        inside(request, here) | _before(here) | {"live": live, "words": words, "says": says, "panel": panel}
    )
    context["leaving"] = LeavingForm(auto_id="leaving_%s")
    answer = render(request, "circles/room.html", context, status=status)
    answer["Content-Security-Policy"] = HOLDS_A_FRAME
    return answer


def table(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The part of the page that is fetched again, for who has a place."""
    here = standing(request, room_id)
    if here.seat is None and not here.circle.closed:
        raise Http404
    return part(request, "circles/part.html", inside(request, here))


def earlier(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The other part that is fetched again: what was said before this turn. ?folded: for a page on which nobody has opened it."""
    here = standing(request, room_id)
    if here.seat is None and not here.circle.closed:
        raise Http404
    return part(request, "circles/earlier.html", _before(here, folded="folded" in request.GET))


def door(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The same for who has none."""
    here = standing(request, room_id)
    return part(request, "circles/door_part.html", _door(request, here))


def frame(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The same part as a page of its own, which looks again by itself: for browsers without scripts."""
    here = standing(request, room_id)
    if here.seat is None and not here.circle.closed:
        raise Http404
    answer = render(request, "circles/frame.html", inside(request, here) | _before(here) | {"framed": True})
    answer["Content-Security-Policy"] = FRAMED_HERE
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def inside(request: HttpRequest, here: Standing) -> dict[str, Any]:
    """What the templates of the table or the lobby need."""
    common = {"room": here.room, "address": here.room.get_absolute_url()}
    if here.circle.closed or here.seat is None:
        called_off = here.circle.closed and was_called_off(here.room)
        return common | {"closed": True, "called_off": called_off, "box": Box("closed"), "heard": ""}
    if not here.at_the_table:
        lobby = lobby_for(here.room, here.circle, here.seat)
        goes_on = saying.at_the_door(lobby)
        return common | {"lobby": lobby, "box": box_in(lobby), "goes_on": goes_on, "heard": goes_on}
    shown = table_for(writer(request), here.room, here.circle, here.seat)
    return (
        common
        | in_room(request, here.room, here.circle, here.seat.number)
        | {
            "table": shown,
            "box": box_at(shown, here.circle),
            "head": saying.phase_line(shown),
            "prompt": saying.prompt(shown),
            "title": saying.turn_title(shown),
            "line": saying.turn_line(shown),
            "between": saying.between(shown),
            "coming": saying.coming(shown),
            "more": saying.more(shown),
            "heard": saying.heard(shown),
        }
    )


def _before(here: Standing, *, folded: bool = False) -> dict[str, Any]:
    """What was said before this turn, for who is at the table while the circle goes on; folded: only whether there is anything."""
    if here.seat is None or not here.at_the_table or here.circle.closed:
        return {"earlier": []}
    if folded:
        return {"folded": True, "earlier": anything_before(here.room, here.circle)}
    return {"room": here.room, "earlier": said_before(here.room, here.circle, here.seat)}


def _door(request: HttpRequest, here: Standing) -> dict[str, Any]:
    common = {"room": here.room, "address": here.room.get_absolute_url()}
    if here.seat is not None or here.circle.closed:
        return common | {"inside": True}
    entry = entry_for(writer(request), here.room, here.circle, _row(request, here.room))
    if entry.refusal is not None:
        return common | {"refused": _why(entry), "blocked_in": entry.blocked_in}
    lobby = lobby_for(here.room, here.circle, None)
    return common | {"lobby": lobby, "goes_on": saying.at_the_door(lobby)}


def _row(request: HttpRequest, room: Room) -> Seat | None:
    return seat_of(writer(request), room)


def _why(entry: Entry) -> str:
    return refusals.at_the_door(entry.refusal) if entry.refusal else ""


def _at_the_door(
    request: HttpRequest, here: Standing, live: Any, form: ArriveForm | None, status: int
) -> HttpResponse:
    row = _row(request, here.room)
    if row is not None and was_removed(here.circle, row.number):
        return redirect("circles:outside", here.room.id)
    context = _door(request, here)
    if "refused" in context:
        turned_away(writer(request), here.room, here.circle)
        context["words"] = clean_words(request.POST.get("words", ""))
        return render(
            request, "circles/turned_away.html", context, status=422 if request.method == "POST" else 200
        )
    context |= {"live": live, "form": form or ArriveForm(auto_id="arrive_%s")}
    return render(request, "circles/lobby.html", context, status=status)


def bare(request: HttpRequest, says: str, words: str) -> HttpResponse:
    """A sentence and the words that came with it, without asking anything of the room."""
    return render(
        request,
        "circles/bare.html",
        {"says": says, "words": words, "back": request.path.rpartition("/")[0] + "/"},
        status=429,
    )
