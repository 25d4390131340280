"""Signing in, and finding the way back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.people.forms.fields import CarriedField, PassphraseField, PenNameField, check_new


class MineField(forms.BooleanField):
    """Whether this phone is only theirs; not ticked means shared."""

    def __init__(self) -> None:
        help_text = _("If others use it too, leave this open: you are signed out when the browser closes.")
        super().__init__(required=False, label=_("This phone is only mine"), help_text=help_text)


class SignInForm(forms.Form):
    pen_name = PenNameField()
    passphrase = PassphraseField()
    mine = MineField()
    carried_words = CarriedField()
    carried_place = CarriedField()


class WayBackForm(forms.Form):
    """The code in place of the passphrase, and a new passphrase at once."""

    pen_name = PenNameField()
    code = forms.CharField(
        label=_("Way-back code"),
        help_text=_(
            "Four groups of four, from the paper you wrote it on. Spaces and capitals do not matter."
        ),
        max_length=400,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Please write the code.")},
    )
    passphrase = PassphraseField(new=True, label=_("New passphrase"), help_text=_("Ten characters or more."))
    mine = MineField()

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        check_new(passphrase, self.data.get("pen_name", "")[:100])
        return passphrase
