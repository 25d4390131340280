"""What people write: a share, an answer, an affirmation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.affirmations.actions import LONGEST as LONGEST_AFFIRMATION
from samesky.design.fields import wants_field
from samesky.kit.fields import LineField, WordsField
from samesky.shares.actions import LONGEST_NOTE, LONGEST_REPLY, LONGEST_SHARE


class ShareForm(forms.Form):
    """Words, what the author wants, and if they like a content note."""

    words = WordsField(longest=LONGEST_SHARE, rows=3, label=_("Your words"))
    wants = wants_field(_("What would help right now?"))
    note = LineField(
        longest=LONGEST_NOTE,
        required=False,
        label=_("Content note"),
        help_text=_("A few words that say what is coming. Readers choose whether to open it."),
    )


class ReplyForm(forms.Form):
    """An answer. `sure` says that the gentle reminder about ears was read."""

    words = WordsField(longest=LONGEST_REPLY, rows=3, label=_("Your answer"))
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)


class AffirmForm(forms.Form):
    """Thanks or recognition, in one's own words."""

    words = WordsField(
        longest=LONGEST_AFFIRMATION,
        rows=2,
        label=_("What you want to thank or recognise them for"),
        help_text=_("Only the two of you read it."),
    )
