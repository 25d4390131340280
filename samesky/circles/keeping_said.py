"""Why a keeper's act changed nothing, in a sentence that says what is true now."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samesky.circles.core.commands import Refusal

SAID: dict[Refusal, str | Promise] = {
    Refusal.CLOSED: _("The circle has closed. Nothing was changed."),
    Refusal.NOT_OPEN: _("The circle is not open yet. Nothing was changed."),
    Refusal.NOT_KEEPER: _("Somebody else keeps the circle at this moment. Nothing was changed."),
    Refusal.NOT_NOW: _("That does not fit where the circle is now. Nothing was changed."),
    Refusal.ALREADY: _("That is so already."),
    Refusal.TOO_LATE: _("That turn is over already. Nothing was changed."),
    Refusal.TOO_SOON: _("Without a keeper, anybody may go on once two minutes have passed."),
    Refusal.NOT_HERE: _("You are not in the circle at this moment. Nothing was changed."),
    Refusal.REMOVED: _("You are not in the circle at this moment. Nothing was changed."),
    Refusal.NOT_TRAINED: _("Only somebody who is on the group's list of keepers, and here, can take over."),
}


def said(refusal: Refusal, act: str) -> str:
    """The sentence for who asked for `act`."""
    if refusal is Refusal.NOBODY_THERE:
        if act == "begin":
            return str(_("A circle begins with two people or more. The lobby stays open."))
        return str(_("They are not in the circle any more. Nothing was changed."))
    return str(SAID.get(refusal, SAID[Refusal.NOT_NOW]))
