"""What shares offer to the layers below: their part of a group's page, live rooms, a place for words that arrive with somebody."""

import re
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samesky.groups.models import Group
from samesky.groups.parts import parts
from samesky.kit import shell
from samesky.live import rooms
from samesky.people.arrivals import arrivals
from samesky.people.looks import looks
from samesky.people.models import Person
from samesky.shares.actions import LONGEST_SHARE, keep_draft
from samesky.shares.looking_anew import look_anew
from samesky.shares.models import Share
from samesky.shares.pages import place_part
from samesky.shares.reach import share_for
from samesky.shares.rooms import PlaceRoom, ShareRoom

_GROUP = re.compile(r"/groups/([-\w]+)/shares")
_SHARE = re.compile(r"/shares/([0-9a-f-]{36})/replies")


def arrive(person: Person, words: str, place: str) -> str | None:
    """Keep carried words as a draft where they were going, else as the first share somebody could make. Long ones are kept whole."""
    group = _GROUP.fullmatch(place)
    if group and (found := Group.objects.filter(slug=group[1], memberships__person=person).first()):
        keep_draft(person, f"group:{found.id}", words)
        return found.get_absolute_url()
    share = _SHARE.fullmatch(place)
    if share and (answered := _answered(person, share[1])):
        keep_draft(person, f"reply:{answered.id}", words)
        return answered.get_absolute_url()
    keep_draft(person, "first", words[: 2 * LONGEST_SHARE])
    return "/first"


def _answered(person: Person, name: str) -> Share | None:
    """The share of this name, if the person may read it; for them there is no other."""
    try:
        return share_for(person, UUID(name))
    except (ValueError, Http404):
        return None


parts.register("shares", place_part)
rooms.register("group", PlaceRoom())
rooms.register("members", PlaceRoom())
rooms.register("share", ShareRoom())
arrivals.register("shares", arrive)
looks.register("shares", look_anew)
shell.links.register("members", shell.NavLink(_("All members"), "reply", "shares:to-all", 30, below=False))
