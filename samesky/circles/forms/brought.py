"""A method that somebody brings to a workshop."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.circles.actions.brought import LONGEST_HOW, LONGEST_TITLE, LONGEST_WHEN
from samesky.kit.fields import LineField, WordsField


class MethodForm(forms.Form):
    """shown: the others of the room may read it while the room is open."""

    title = LineField(longest=LONGEST_TITLE, label=_("What you call it"))
    how = WordsField(longest=LONGEST_HOW, rows=5, label=_("How you do it"))
    when = WordsField(
        longest=LONGEST_WHEN,
        rows=2,
        required=False,
        label=_("When it helps, and when it does not"),
    )
    shown = forms.BooleanField(
        required=False,
        label=_("The others in this room may read it while we are here"),
        help_text=_("Otherwise only you see it."),
    )
