"""Our settings of allauth: no e-mail, no addresses kept, our words, and the steps between a right passphrase and a session."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from samesky.people.models import Person
from samesky.people.sessions import device

NO_ADDRESS = "0.0.0.0"  # noqa: S104  # stands in the list of devices, where allauth wants an address
SAID = {
    "mfa/messages/totp_activated.txt": _("From now on signing in also asks for a code from your app."),
    "mfa/messages/totp_deactivated.txt": _("Signing in no longer asks for a code from your app."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Here are new recovery codes. The old ones no longer work."
    ),
    "mfa/messages/webauthn_added.txt": _("Your passkey is here."),
    "mfa/messages/webauthn_removed.txt": _("That passkey no longer opens this account."),
}


def display(person: Person) -> str:
    """What somebody is called where allauth has to name them."""
    return person.pen_name


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_password": _("That is not your passphrase."),
        "too_many_login_attempts": _(
            "That was tried many times in a row. Please try again in a few minutes."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People join at /join, never through allauth."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return NO_ADDRESS

    def get_login_stages(self) -> list[str]:
        """A second factor where somebody set one up (a rehearsal waives it), then what the way back still has to do."""
        factor = [] if settings.REHEARSAL else ["allauth.mfa.stages.AuthenticateStage"]
        return [*factor, "samesky.people.stages.WayBackStage"]

    def post_login(self, request: HttpRequest, user: Person, **details: Any) -> HttpResponse:
        """The list of devices keeps the browser's name only."""
        response: HttpResponse = super().post_login(request, user, **details)
        session = UserSession.objects.filter(session_key=request.session.session_key)
        session.update(user_agent=device(request.headers.get("User-Agent", "")))
        return response

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **others: Any
    ) -> None:
        """Only what we have words of our own for is said."""
        words = SAID.get(message_template or "") or others.get("message")
        if words:
            messages.add_message(request, messages.SUCCESS, words)

    def send_notification_mail(self, *args: Any, **others: Any) -> None:
        """Nobody is written to: an address is for the way back and for nothing else."""
