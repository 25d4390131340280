"""allauth's passkey form without the name field: a name somebody writes would lie in the database unencrypted."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


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
        given: dict[str, Any] = super().clean()
        return given | {"name": self.clean_name()}

    def clean_name(self) -> str:
        self.cleaned_data.setdefault("name", "")
        name: str = super().clean_name()
        return name
