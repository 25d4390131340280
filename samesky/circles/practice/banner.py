"""The line above every page of a rehearsal circle in a real place. A whole place that rehearses says it anyway."""

from django.http import HttpRequest
from django.utils.html import format_html

from samesky.circles.models import Room
from samesky.kit import rehearsal, shell


@shell.banners.add
def not_real(request: HttpRequest) -> str:
    """Says that these people are not real, on whatever belongs to a rehearsal."""
    match = request.resolver_match
    if rehearsal.said() or match is None or "circles" not in match.namespaces:
        return ""
    rehearses = match.url_name == "rehearse"
    room_id = match.kwargs.get("room_id")
    if rehearses or (room_id and Room.objects.filter(id=room_id, practice=True).exists()):
        return format_html('<div class="banner banner-rehearsal"><p>{}</p></div>', rehearsal.NOT_REAL)
    return ""
