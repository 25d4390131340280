"""Notes for next time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.kit.fields import WordsField


class NotesForm(forms.Form):
    """Empty takes them out."""

    words = WordsField(
        longest=2_000,
        rows=4,
        required=False,
        label=_("Notes for next time"),
        help_text=_(
            "Who leads the group, keeps or covers it reads them. Please write nothing about a person."
        ),
    )
