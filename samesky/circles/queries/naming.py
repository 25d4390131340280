"""What a group calls the talking piece."""

from django.utils.translation import gettext as _

from samesky.circles.queries.looking import piece_row
from samesky.groups.models import Group
from samesky.people import sealing


def piece_of(group: Group | None) -> str:
    """The group's own word, else "the talking piece". With its article, as it stands inside a sentence."""
    return own_word(group) or _("the talking piece")


def own_word(group: Group | None) -> str:
    """The word the group chose; "" where it chose none."""
    row = piece_row(group.id) if group else None
    return sealing.read(row, "name") if row else ""
