"""Letters by SMTP, with a time limit for the whole of one: a server that answers a sign every few seconds holds nobody up for long."""

import smtplib
import socket
import threading
from contextlib import suppress
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

WHOLE = 60.0
"""Seconds from the first knock to the last answer. One answer may take EMAIL_TIMEOUT."""


class _Limited:
    """Closes the line when the time is over; whoever waits for an answer then gets an error of smtplib's."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        line: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        self._watch = threading.Timer(WHOLE, _cut, (line,))
        self._watch.daemon = True
        self._watch.start()
        return line

    def close(self) -> None:
        if watch := getattr(self, "_watch", None):
            watch.cancel()
        super().close()  # type: ignore[misc]


class Smtp(EmailBackend):
    """Django's, with that limit."""

    def close(self) -> None:
        """After the 250 nothing that is said at parting makes the letter unsent."""
        with suppress(smtplib.SMTPException):
            super().close()

    @property
    def connection_class(self) -> Any:
        return _LimitedTls if self.use_ssl else _LimitedPlain


class _LimitedPlain(_Limited, smtplib.SMTP):
    pass


class _LimitedTls(_Limited, smtplib.SMTP_SSL):
    pass


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
