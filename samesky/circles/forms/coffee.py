"""What is written at and around the tables: opening a coffee chat, accepting the agreements, saying something."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.circles.actions.coffee import LONGEST_SAID
from samesky.design.centrepieces import CENTREPIECES, FIRST
from samesky.kit.fields import LineField, WordsField


class CoffeeForm(forms.Form):
    """Opening one. Nothing else is asked: there are no turns and no rounds."""

    title = LineField(longest=80, label=_("What it is called"))
    welcome = WordsField(
        longest=1_000,
        rows=3,
        required=False,
        label=_("Words of welcome, if you like"),
        help_text=_("People read them before they sit down."),
    )
    centrepiece = forms.ChoiceField(
        choices=[(key, piece.name) for key, piece in CENTREPIECES.items()],
        initial=FIRST,
        error_messages={
            "required": _("Please choose one of these."),
            "invalid_choice": _("Please choose one of these."),
        },
    )


class SitDownForm(forms.Form):
    """The agreements, read every time."""

    agree = forms.BooleanField(
        label=_("I have read this, and I agree"),
        error_messages={"required": _("Please read this and tick the box.")},
    )


class SayForm(forms.Form):
    """Words for everybody at my table."""

    words = WordsField(longest=LONGEST_SAID, rows=3, label=_("Say something to your table"))
