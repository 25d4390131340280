"""allauth's passkey forms: made-up answers get a sentence, and there is no name field (a name is words, and would lie unencrypted)."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.utils.translation import gettext_lazy as _

NOT_A_PASSKEY = (KeyError, ValueError, TypeError, AttributeError)
"""What the libraries below raise for JSON that is not a passkey's answer."""


class _Careful:
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except NOT_A_PASSKEY:
            raise get_adapter().validation_error("incorrect_code") from None


class SignInPasskey(_Careful, LoginWebAuthnForm):  # type: ignore[misc]
    """Signing in with a passkey alone."""


class SecondPasskey(_Careful, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey after the passphrase."""


class PasskeyAgain(_Careful, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey before something that guards the account changes."""


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.pop("name")
        opens = self.fields["passwordless"]
        opens.label, opens.initial = _("This passkey alone signs me in"), True
        opens.help_text = _(
            "Then the device asks for a finger, a face or its code instead of your passphrase."
        )

    def clean(self) -> dict[str, Any]:
        try:
            given: dict[str, Any] = super().clean()
        except NOT_A_PASSKEY:
            raise get_adapter().validation_error("incorrect_code") from None
        return given | {"name": self.clean_name()}

    def clean_name(self) -> str:
        self.cleaned_data.setdefault("name", "")
        name: str = super().clean_name()
        return name
