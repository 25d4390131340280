"""Said before somebody comes in: what becomes of words, and whether it stays known who came."""

from django import template
from django.utils.translation import ngettext

from samesky.circles.closing import keeps_attendance, sealed_for
from samesky.circles.models import Room

register = template.Library()


@register.inclusion_tag("circles/what_fades.html")
def what_fades(room: Room) -> dict[str, object]:
    """As the host and the group have chosen for a room that is open."""
    hours = int(sealed_for().total_seconds() // 3600)
    stays = ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}
    return {"stays": stays, "attendance": keeps_attendance(room)}
