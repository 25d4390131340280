"""One address for every kind of room: the page of a coffee chat, or that of a circle or workshop."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from samesky.circles.models import Room
from samesky.circles.queries.rooms import room_for
from samesky.circles.views import coffee
from samesky.circles.views import room as circle
from samesky.people.acting import writer


def room(request: HttpRequest, room_id: UUID) -> HttpResponse:
    """The whole page. Raises Http404 for who may not know the room."""
    if room_for(writer(request), room_id).kind == Room.Kind.COFFEE:
        return coffee.page(request, room_id)
    return circle.page(request, room_id)
