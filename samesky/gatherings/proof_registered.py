"""What papers hang into circles below: a quiet link on the page after one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samesky.circles.after_links import AfterLink, registry
from samesky.circles.models import Room


def paper(room: Room) -> AfterLink:
    """The way to a paper."""
    return AfterLink(_("I need a paper that I was here"), reverse("gatherings:paper", args=[room.id]))


registry.register("gatherings: paper", paper)
