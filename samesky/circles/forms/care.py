"""The few words of looking after one another: a line to moderators, why somebody rests, a private line."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.circles.actions.beside import LONGEST_LINE, LONGEST_REASON
from samesky.circles.actions.private import LONGEST
from samesky.kit.fields import LineField, WordsField


class WithForm(forms.Form):
    """What moderators should know; nothing is fine."""

    words = WordsField(
        longest=LONGEST_LINE,
        rows=2,
        required=False,
        label=_("A line for moderators, if you like"),
        help_text=_("Only people at the desk read it. Nobody else’s words are copied for them."),
    )


class RestForm(forms.Form):
    """Why, for that person alone."""

    words = LineField(
        longest=LONGEST_REASON,
        label=_("Why, in a kind sentence"),
        help_text=_(
            "Only they read it. For example: You carry a lot tonight; listen for a while, and we talk after."
        ),
    )


class RemoveForm(forms.Form):
    """What happened, for the moderators who look at it."""

    words = WordsField(
        longest=LONGEST_LINE,
        rows=3,
        required=False,
        label=_("What happened, for the moderators"),
        help_text=_("They look at every time that somebody is asked to go."),
    )


class LineForm(forms.Form):
    """Words on a private line."""

    words = WordsField(longest=LONGEST, rows=3)
