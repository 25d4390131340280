"""What somebody says when they come in: that they accept the agreements, and what they would like."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.circles.actions.sitting import LONGEST_SAID
from samesky.kit.fields import WordsField

LONGER = [("0", _("No, as it is")), ("1", _("One minute")), ("2", _("Two minutes")), ("5", _("Five minutes"))]


class ArriveForm(forms.Form):
    """agree: read every time. longer: whole minutes, shown to nobody. words: prepared beforehand, for the first turn."""

    agree = forms.BooleanField(
        label=_("I have read this, and I agree"),
        error_messages={"required": _("Please read this and tick the box. What you wrote is still here.")},
    )
    listens = forms.BooleanField(
        label=_("I am here to listen"),
        help_text=_("The piece passes you by without a word. You can change this at any time."),
        required=False,
    )
    longer = forms.ChoiceField(
        label=_("Would you like more time than the others?"),
        help_text=_("Nobody is shown this. It is added to each of your turns."),
        choices=LONGER,
        initial="0",
        required=False,
        widget=forms.RadioSelect,
    )
    words = WordsField(
        longest=LONGEST_SAID,
        rows=3,
        required=False,
        label=_("Words for your turn, if you like"),
        help_text=_("Only you see them. When the piece reaches you, one press gives them."),
    )

    def minutes(self) -> int:
        """The longer time asked for; none for anything else that was sent."""
        return int(self.cleaned_data["longer"] or 0)
