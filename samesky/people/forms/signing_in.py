"""Signing in, and finding the way back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.kit.text import clean_line
from samesky.people.forms.fields import CarriedField, PassphraseField, PenNameField, check_new


class MineField(forms.BooleanField):
    """Whether this phone is only theirs; not ticked means shared."""

    def __init__(self) -> None:
        help_text = _("If others use it too, leave this empty: you are signed out when the browser closes.")
        super().__init__(required=False, label=_("This phone is only mine"), help_text=help_text)


class SignInForm(forms.Form):
    pen_name = PenNameField()
    passphrase = PassphraseField()
    mine = MineField()
    carried_words = CarriedField()
    carried_place = CarriedField()


class PasskeyForm(forms.Form):
    """What travels beside a passkey."""

    mine = MineField()
    carried_words = CarriedField()
    carried_place = CarriedField()


class LinkForm(forms.Form):
    """A new passphrase, on the way back."""

    passphrase = PassphraseField(new=True, label=_("New passphrase"), help_text=_("Ten characters or more."))
    mine = MineField()

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        check_new(passphrase, self.data.get("pen_name", "")[:100])
        return passphrase


class PenNameOnlyForm(forms.Form):
    pen_name = PenNameField()


class CodeField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return clean_line(str(value or "")[:2000])


class WayBackForm(LinkForm):
    """The code in place of the passphrase, and a new passphrase at once."""

    pen_name = PenNameField()
    code = CodeField(
        label=_("Way-back code"),
        help_text=_(
            "Four groups of four, from the paper you wrote it on. Spaces and capitals do not matter."
        ),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Please write the code.")},
    )
    field_order = ("pen_name", "code", "passphrase", "mine")
