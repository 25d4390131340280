"""Handing one letter to the mail server, and reading its answer: taken, the address refused, or trouble that is the place's own."""

import re
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage

NOT_THE_ADDRESS = re.compile(rb"\s*5\.(?![12]\.)\d")
"""RFC 3463: 5.1 is about the address, 5.2 about its mailbox; all other classes (5.7: relaying denied) are about us."""


class Refused(Exception):
    """The server says that this address takes no letters."""


class Trouble(Exception):
    """The letter did not go. `why` is the name of a failure and a code, never an address. alone: other letters may fare better."""

    def __init__(self, why: str, *, alone: bool = False) -> None:
        super().__init__(why)
        self.why, self.alone = why[:60], alone


def deliver(message: EmailMessage) -> None:
    """Returns after the server's 250. Raises Refused, Trouble."""
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()), (0, b""))
        if 500 <= code < 600 and not NOT_THE_ADDRESS.match(said):
            raise Refused from None
        raise Trouble(f"recipient not taken: {code}", alone=True) from None
    except SMTPException as error:
        answer = str(error.smtp_code) if isinstance(error, SMTPResponseException) else ""
        raise Trouble(f"{type(error).__name__} {answer}".strip()) from None
    except (OSError, ValueError) as error:
        raise Trouble(type(error).__name__) from None
