"""Asking for a paper, and having one looked at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.core.attendance import LONGEST_NAME
from samesky.gatherings.proof_code import LONGEST
from samesky.kit.fields import LineField


class PaperForm(forms.Form):
    """The name is never filled in by us, and kept nowhere."""

    name = LineField(
        longest=LONGEST_NAME,
        required=False,
        label=_("A name for the paper"),
        help_text=_(
            "If whoever wants it asks for one. We do not keep it, and do not check that it is yours. You can leave it empty."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CodeForm(forms.Form):
    """Whatever was copied, with its line ends."""

    code = forms.CharField(
        max_length=LONGEST,
        label=_("The code on the paper"),
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("There is no code in the box yet."),
            "max_length": _("That is much longer than a code of ours. It is all still in the box."),
        },
    )
