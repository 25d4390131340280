"""Where a host has set no mail server: letters are printed and nobody gets them. Never to whom, and no link that could be followed."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

LINK = re.compile(r"(https?://[^/\s]+)/\S+")


class Printed(BaseEmailBackend):
    """Django's mail backend for SAMESKY_EMAIL_URL empty, and for `print:`, which leaves the links whole: to try it out alone."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            body = str(message.body).strip()
            shown = body if settings.EMAIL_ENABLED else LINK.sub(r"\1/...", body)
            print(f"A letter, printed and not sent: {message.subject}\n\n{shown}\n", flush=True)
        return len(email_messages)
