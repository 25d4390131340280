"""Letters that somebody has just asked for (a way back, is this your address?). Neutral sender and subject, no pen name, one link.

They are posted from a thread, so that how long an answer takes does not tell whether an address is known; one that
cannot be sent is logged without its address and asked for again by the person.
"""

import logging
from smtplib import SMTPException
from threading import Thread

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext, gettext_noop

log = logging.getLogger("samesky.people")
gettext_noop("Something is waiting for you")  # the default of SAMESKY_EMAIL_SUBJECT


def post(address: str, template: str, path: str) -> Thread:
    """Send the letter of this template with a link to `path`. Returns the thread that carries it."""
    words = render_to_string(template, {"link": f"{settings.ADDRESSES[0]}{path}"})
    carrier = Thread(target=_send, args=(address, subject(), words), daemon=True)
    carrier.start()
    return carrier


def subject() -> str:
    """The subject of every letter, as the host set it; ours is known in every language there is."""
    return gettext(settings.EMAIL_SUBJECT)


def _send(address: str, subject: str, words: str) -> None:
    try:
        send_mail(subject, words, None, [address])
    except (SMTPException, OSError) as error:
        log.error("people: a letter could not be sent (%s)", type(error).__name__)
