"""The two fields of an account, the same wherever they stand."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samesky.kit.text import clean_words
from samesky.people.common import is_common
from samesky.people.core import names, passphrases

MOST_WORDS = 20_000
"""Characters of carried words; a share is shorter."""


class PenNameField(forms.CharField):
    """A pen name as one clean line. Signs that cannot be shown are taken out, not refused."""

    def __init__(self, **options: Any) -> None:
        attributes = {
            "autocomplete": "username",
            "autocapitalize": "words",
            "spellcheck": "false",
            "dir": "auto",
        }
        widget = forms.TextInput(attributes)
        messages = {"required": _("Please write a pen name.")}
        chosen: dict[str, Any] = {"label": _("Pen name"), "widget": widget, "error_messages": messages}
        super().__init__(**(chosen | options))

    def to_python(self, value: Any) -> str:
        return names.cleaned(str(value or "")[:2000])


class PassphraseField(forms.CharField):
    """A passphrase, made the same from every keyboard. `old` is for one that exists, `new` for one that is chosen now."""

    def __init__(self, *, new: bool = False, **options: Any) -> None:
        attributes = {"autocomplete": "new-password" if new else "current-password", "data-passphrase": ""}
        widget = forms.PasswordInput(attributes, render_value=new)
        messages = {"required": _("Please write your passphrase.")}
        chosen: dict[str, Any] = {
            "label": _("Passphrase"),
            "widget": widget,
            "strip": False,
            "error_messages": messages,
        }
        super().__init__(**(chosen | options))

    def to_python(self, value: Any) -> str:
        return passphrases.normal(str(value or "")[:2000])


class CarriedField(forms.CharField):
    """Words that travel with the form in a hidden field. Too long ones are kept as far as they go."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, **options)

    def to_python(self, value: Any) -> str:
        return clean_words(str(value or ""))[:MOST_WORDS]


def check_new(passphrase: str, pen_name: str = "") -> None:
    """Length and whether it is one that everybody tries first; nothing about signs or capitals. Raises ValidationError."""
    if len(passphrase) < passphrases.SHORTEST:
        raise ValidationError(
            _("That is a little short. Ten characters or more; four plain words are easiest to remember.")
        )
    if len(passphrase) > passphrases.LONGEST:
        raise ValidationError(_("That is longer than 200 characters. A shorter one is just as safe."))
    if is_common(passphrase, pen_name):
        raise ValidationError(
            _("Many people use that one, so it is guessed first. Could you choose another?")
        )
