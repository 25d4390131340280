"""Why something could not be, in words for the person who asked: what is true now, that nothing is lost, and what they can do."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samesky.circles.core.commands import Refusal

FULL = gettext_lazy(
    "This circle is full. It is not about you: a circle listens better when it is small. You could look in again later."
)
DOORS: dict[Refusal, str | Promise] = {
    Refusal.FULL: FULL,
    Refusal.SHUT: gettext_lazy(
        "This circle has come to its closing round, so its lobby is shut. There will be another one."
    ),
    Refusal.CLOSED: gettext_lazy("This circle has closed. There will be another one."),
    Refusal.REMOVED: gettext_lazy(
        "The keeper asked you to leave this circle, so you cannot come in again. You are still in the group, and help is open."
    ),
    Refusal.NOT_OPEN: gettext_lazy("This circle is not open yet. You could look in again in a little while."),
    Refusal.TOO_NEW: gettext_lazy(
        "This circle sits without a keeper, so it is for those who have been in the group for thirty days. Others will have one."
    ),
}
"""At the door."""

SAID: dict[Refusal, str | Promise] = {
    Refusal.NOT_OPEN: DOORS[Refusal.NOT_OPEN],
    Refusal.CLOSED: gettext_lazy(
        "The circle has closed. What you wrote is still in the box, and nobody has seen it."
    ),
    Refusal.REMOVED: gettext_lazy("You are no longer in this circle. What you wrote is still in the box."),
    Refusal.NOT_HERE: gettext_lazy("You are not at the table yet. What you wrote is still in the box."),
    Refusal.ALREADY: gettext_lazy("That is so already. Nothing was changed."),
    Refusal.MOVED_BEFORE: gettext_lazy(
        "The piece has come back to you once already. You can speak now, or pass: either is fine."
    ),
    Refusal.HAD_LONGER: gettext_lazy(
        "You have had a little longer in this round, as everybody may once. There are still thirty seconds to finish."
    ),
    Refusal.NOBODY_SPEAKS: gettext_lazy(
        "Nobody holds the piece at this moment. Your words are still in the box."
    ),
    Refusal.OWN_TURN: gettext_lazy("It is your own turn. Your words are still in the box."),
    Refusal.NOT_NOW: gettext_lazy(
        "That does not fit where the circle is now. Nothing was changed, and nothing is lost."
    ),
    Refusal.TOO_SOON: gettext_lazy(
        "Anybody can go on once two minutes have passed. Nobody loses time meanwhile."
    ),
    Refusal.NOT_KEEPER: gettext_lazy("Whoever keeps the circle does that. Nothing was changed."),
    Refusal.NOT_TRAINED: gettext_lazy("Whoever keeps the circle does that. Nothing was changed."),
    Refusal.NOBODY_THERE: gettext_lazy("They are not in the circle any more. Nothing was changed."),
}
"""At the table, whatever was asked."""

MANY = gettext_lazy(
    "That was many at once, so the last ones were not taken. Nothing you wrote is lost. Please try again in a few seconds."
)
AWAY_FROM_HERE = gettext_lazy("You are not in this circle at the moment. What you wrote is still in the box.")
LOST = gettext_lazy(
    "That button is not known here. Nothing was changed, and your words are still in the box."
)


def at_the_door(refusal: Refusal) -> str:
    """Why somebody cannot come in."""
    return str(DOORS.get(refusal, FULL))


def not_mine(holder: str, *, kept: bool) -> str:
    """Words for a turn that is somebody else's. kept: they are prepared for when the piece comes."""
    if holder and kept:
        return _("%(name)s holds the piece now. We kept your words for when it reaches you.") % {
            "name": holder
        }
    if holder:
        return _("%(name)s holds the piece now. Your words are still in the box.") % {"name": holder}
    if kept:
        return _("Nobody holds the piece at this moment. We kept your words for when it reaches you.")
    return _("Nobody holds the piece at this moment. Your words are still in the box.")


def late(act: str, speaker: str = "") -> str:
    """What came after its turn had ended."""
    if act == "hold" and speaker:
        return _(
            "%(name)s’s turn is over, so these words were given to nobody. They are still in the box."
        ) % {"name": speaker}
    if act == "hold":
        return _("That turn is over, so these words were given to nobody. They are still in the box.")
    if act in ("say", "give"):
        return _(
            "Your turn had ended when these words came. They are still in the box; you can keep them for the next."
        )
    return _("Your turn had ended already. Nothing was changed.")


def no_notes(speaker: str) -> str:
    """Whoever speaks takes none today, or is not to get any from this person: it reads the same."""
    return _("%(name)s takes no held words today. Yours are still in the box, and nobody has seen them.") % {
        "name": speaker or _("Whoever speaks")
    }
