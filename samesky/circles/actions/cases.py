"""Cases that a room brings before moderators: what is written in them, by us and by a keeper. No words of the room are copied."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from samesky.circles.models import Room
from samesky.groups.cards import card_of
from samesky.people.models import Person
from samesky.safety.actions import raising
from samesky.safety.models import Report


def of_a_cry(person: Person, room: Room) -> Report:
    """Somebody is not all right, and it reached nobody in the room. The person themselves reads on its page that somebody looked."""
    with translation.override(settings.LANGUAGE_CODE):
        words = _("%(name)s said “I am not all right” in %(where)s. Please look at once.")
        said = words % {"name": person.pen_name, "where": _where(room)}
    return raising.prepare(Report.Reason.DANGER, said, reporter=person)


def of_being_with(keeper: Person, person: Person, room: Room, words: str) -> Report:
    """A keeper went to be with somebody."""
    with translation.override(settings.LANGUAGE_CODE):
        told = _("%(keeper)s, who kept %(where)s, went to be with %(name)s.")
        said = told % {"keeper": keeper.pen_name, "where": _where(room), "name": person.pen_name}
    return raising.prepare(Report.Reason.LOOK, _with(said, words), reporter=keeper, about=person)


def of_a_removal(keeper: Person, person: Person, room: Room, words: str) -> Report:
    """A keeper asked somebody to go: others look at that."""
    with translation.override(settings.LANGUAGE_CODE):
        told = _("%(keeper)s, who kept %(where)s, asked %(name)s to go, and they are out.")
        said = told % {"keeper": keeper.pen_name, "where": _where(room), "name": person.pen_name}
    return raising.prepare(Report.Reason.LOOK, _with(said, words), reporter=keeper, about=person)


def _where(room: Room) -> str:
    if room.group is None:
        return str(room.get_kind_display())
    return _("a %(kind)s of the group “%(group)s”") % {
        "kind": room.get_kind_display(),
        "group": card_of(room.group).name,
    }


def _with(said: str, words: str) -> str:
    return f"{said}\n\n{_('They write:')}\n{words}" if words else said
