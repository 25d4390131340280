"""Before something that guards the account changes, whoever sits there shows once more that they are the person."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samesky.people.forms.fields import PassphraseField
from samesky.people.models import Person


class PassphraseAgain(forms.Form):
    password = PassphraseField(label=_("Your passphrase"))

    def __init__(self, *args: Any, user: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        passphrase: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, passphrase):
            raise ValidationError(_("That is not your passphrase."))
        return passphrase
