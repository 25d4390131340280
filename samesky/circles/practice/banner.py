"""The line above every page of a rehearsal circle in a real place. A whole place that rehearses says it anyway."""

from django.http import HttpRequest
from django.utils.html import format_html

from samesky.circles.models import Room
from samesky.kit import rehearsal, shell
from samesky.people.models import Person


@shell.banners.add
def not_real(request: HttpRequest) -> str:
    """For whoever opened it, on whatever belongs to it. For others nothing: they find no such thing, and must not see that there is one."""
    match = request.resolver_match
    asker = getattr(request, "user", None)
    if (
        rehearsal.said()
        or match is None
        or "circles" not in match.namespaces
        or not isinstance(asker, Person)
    ):
        return ""
    room_id = match.kwargs.get("room_id")
    if room_id and Room.objects.filter(id=room_id, practice=True, opened_by=asker.pk).exists():
        return said()
    return ""


def said() -> str:
    """The line itself."""
    return format_html('<div class="banner banner-rehearsal"><p>{}</p></div>', rehearsal.NOT_REAL)
