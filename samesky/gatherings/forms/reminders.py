"""What a person fills in on /me/reminders."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.core.reminders import CHOICES, USUAL
from samesky.gatherings.core.when import zones
from samesky.gatherings.models import RemindMe

NAMES = {
    7 * 24 * 60: _("A week before"),
    2 * 24 * 60: _("Two days before"),
    24 * 60: _("A day before"),
    3 * 60: _("Three hours before"),
    60: _("An hour before"),
    15: _("A quarter of an hour before"),
}
"""Every one of the core's choices; a test holds this."""
PLEASE = _("Please choose from these.")


class RemindersForm(forms.Form):
    """None chosen: no reminders. The zone is also the one in which this person reads times."""

    minutes = forms.TypedMultipleChoiceField(
        label=_("Remind me"),
        help_text=_("Of what I said yes to and have a seat for. Choose none, and there are no reminders."),
        choices=[(minutes, NAMES[minutes]) for minutes in CHOICES],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": PLEASE},
    )
    zone = forms.ChoiceField(
        label=_("My time zone"),
        help_text=_(
            "Times are shown by its clocks. Leave it open, and each is shown as it is where the gathering is."
        ),
        required=False,
        error_messages={"invalid_choice": PLEASE},
    )
    missed = forms.BooleanField(
        label=_("If I have a seat and do not come, you may write me one gentle line. Not a second one."),
        required=False,
    )

    def __init__(self, sent: Any = None, *, chosen: RemindMe | None) -> None:
        super().__init__(sent, initial=_as_chosen(chosen))
        zone = self.fields["zone"]
        assert isinstance(zone, forms.ChoiceField)
        zone.choices = [("", _("left open")), *((name, name.replace("_", " ")) for name in zones())]


def _as_chosen(chosen: RemindMe | None) -> dict[str, Any]:
    if chosen is None:
        return {"minutes": list(USUAL), "zone": "", "missed": True}
    minutes = [int(one) for one in chosen.minutes.split(",") if one]
    return {"minutes": minutes, "zone": chosen.zone, "missed": chosen.missed}
