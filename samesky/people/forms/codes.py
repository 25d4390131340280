"""allauth's form for the first code from an app, in our words."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.translation import gettext_lazy as _


class FirstCode(ActivateTOTPForm):  # type: ignore[misc]
    """The code that shows that the app has the key."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = _("The code that the app shows")
