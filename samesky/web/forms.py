"""The box at /start."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.kit.fields import WordsField

LONGEST = 10_000


class StartForm(forms.Form):
    """What somebody is living with, in their own words. Never bound to an address, a session or a row."""

    words = WordsField(
        longest=LONGEST,
        rows=5,
        label=_("In your own words"),
        help_text=_(
            "A few words are enough. Please leave out full names and places. What you type here is not kept."
        ),
    )
