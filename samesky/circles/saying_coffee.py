"""Sentences of a coffee chat: what became of something that was asked, and what there is around my table."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samesky.circles.core.commands import Refusal
from samesky.circles.queries.coffee import AtTable

FULL = gettext_lazy(
    "There is no place at the tables just now. It is not about you: a table listens better when it is small. You could look in again later."
)
AT_THE_DOOR: dict[Refusal, str | Promise] = {
    Refusal.FULL: FULL,
    Refusal.CLOSED: gettext_lazy("This coffee chat has closed. There will be another one."),
    Refusal.REMOVED: gettext_lazy(
        "Whoever keeps the tables asked you to leave, so you cannot sit down again. You are still in the group, and help is open."
    ),
    Refusal.NOT_OPEN: gettext_lazy(
        "This coffee chat is not open yet. You could look in again in a little while."
    ),
}

SAY: dict[Refusal, str | Promise] = {
    Refusal.CLOSED: gettext_lazy(
        "The coffee chat has closed. What you wrote is still in the box, and nobody has seen it."
    ),
    Refusal.REMOVED: gettext_lazy("You are no longer at the tables. What you wrote is still in the box."),
    Refusal.NOT_HERE: gettext_lazy(
        "You are not at the table at the moment. What you wrote is still in the box."
    ),
    Refusal.TOO_SOON: gettext_lazy(
        "That was a lot in a few seconds, so this was not said. It is still in the box: wait a moment, and send it again."
    ),
}
MOVE: dict[Refusal, str | Promise] = {
    Refusal.FULL: gettext_lazy("There is no place at that table just now. You are still at yours."),
    Refusal.NOBODY_THERE: gettext_lazy("Nobody sits at that table any more. You are still at yours."),
    Refusal.ALREADY: gettext_lazy("You sit there already."),
}
DRAW: dict[Refusal, str | Promise] = {
    Refusal.TOO_SOON: gettext_lazy("A card was drawn a moment ago. There can be another one in a minute."),
    Refusal.ALREADY: gettext_lazy("Somebody drew at the same moment. The card lies on the table."),
}
STAY: dict[Refusal, str | Promise] = {Refusal.NOT_NOW: gettext_lazy("No other table is about to join yours.")}
KEEP: dict[Refusal, str | Promise] = {
    Refusal.NOT_KEEPER: gettext_lazy("Whoever keeps the tables does that. Nothing was changed."),
    Refusal.NOBODY_THERE: gettext_lazy("They are not at the tables any more. Nothing was changed."),
}
OTHERWISE = gettext_lazy("That does not fit at this moment. Nothing was changed, and nothing is lost.")


def at_the_door(refusal: Refusal) -> str:
    return str(AT_THE_DOOR.get(refusal, FULL))


def refused(refusal: Refusal, *sentences: dict[Refusal, str | Promise]) -> str:
    """Why it could not be: the first of these that knows, else what is said about words."""
    for known in (*sentences, SAY):
        if refusal in known:
            return str(known[refusal])
    return str(OTHERWISE)


def names(people: list[str]) -> str:
    """ "Ben", "Ben and Hana", "Ben, Hana and Chen"."""
    *first, last = people or [""]
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def around(table: AtTable) -> str:
    """What there is besides my table."""
    count = len(table.others)
    if not count:
        return ""
    if not any(other.room for other in table.others):
        return ngettext(
            "Another table is talking. Every place there is taken.",
            "%(count)s other tables are talking. Every place there is taken.",
            count,
        ) % {"count": _number(count)}
    return ngettext(
        "Another table is talking. You can go over.",
        "%(count)s other tables are talking. You can go over.",
        count,
    ) % {"count": _number(count)}


def _number(count: int) -> str:
    return {2: _("Two"), 3: _("Three")}.get(count, str(count))


def joining(table: AtTable) -> str:
    """That my table is about to join another one; "" when it is not."""
    if not table.sight.joining:
        return ""
    people = names([face.pen_name for face in table.joining])
    if not people:
        return _("It has become quiet. In a minute or so we put this table together with another one.")
    return _("It has become quiet. In a minute or so we put this table together with %(names)s.") % {
        "names": people
    }


def alone(table: AtTable) -> str:
    """For somebody who sits alone."""
    if len(table.chairs) > 1:
        return ""
    return _(
        "You are the only one here so far. Whoever comes sits down with you, and you can leave at any time."
    )


def keeps(table: AtTable) -> str:
    """Who keeps the tables, as far as it shows at mine."""
    if table.sight.keeps:
        return _("You keep the tables.")
    keeper = next(
        (face for chair, face in zip(table.sight.chairs, table.people, strict=False) if chair.keeps), None
    )
    return _("%(name)s keeps the tables.") % {"name": keeper.pen_name} if keeper else ""
