"""SAMESKY_EMAIL_URL as Django's mail settings: smtp://user:password@host:587 (STARTTLS), smtps://... (TLS), print:, or empty."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

PORTS = {"smtp": 587, "smtp+starttls": 587, "smtps": 465}
LOOKS_LIKE = (
    "it looks like smtp://user:password@host:587, smtps://user:password@host, or print:"
    " (in a password, / @ : # are written %2F %40 %3A %23)"
)
SENDER = re.compile(r'(?:[^<>@,;"]*<[^<>\s@,;]+@[^<>\s@,;]+>|[^<>\s@,;]+@[^<>\s@,;]+)')
SUBJECT = "Something is waiting for you"
TIMEOUT = 20
"""Seconds for one answer of the mail server; samesky.notices.smtp ends a whole letter after a minute."""


@dataclass(frozen=True)
class Way:
    """How letters leave. No host: they are printed; `whole`: with the links in them, for trying it out on one's own machine."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    tls: str = ""
    whole: bool = False


def way(url: str) -> Way:
    """What the address says. Raises ValueError, without any part of it, for one that is none of these.

    `smtp://127.0.0.1:25` (a server on this machine, no user) is spoken to in the clear; everything else is encrypted.
    """
    if not url or url == "print:":
        return Way(whole=bool(url))
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise ValueError(LOOKS_LIKE) from None
    if parts.scheme not in PORTS or not host or _has_more(parts):
        raise ValueError(LOOKS_LIKE)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Way(host, port or PORTS[parts.scheme], user, password, _tls(parts, host))


def settings_for(url: str, sender: str, subject: str = SUBJECT) -> dict[str, Any]:
    """Settings to put beside the others. Raises ValueError, without the password, for an address that is none of these."""
    found = way(url)
    settings = {
        "EMAIL_ENABLED": bool(found.host) or found.whole,
        "EMAIL_BACKEND": "samesky.config.printed.Printed",
        "EMAIL_TIMEOUT": TIMEOUT,
        "EMAIL_SUBJECT": subject,
        "DEFAULT_FROM_EMAIL": sender,
    }
    if not found.host:
        return settings
    return settings | {
        "EMAIL_BACKEND": "samesky.notices.smtp.Smtp",
        "EMAIL_HOST": found.host,
        "EMAIL_PORT": found.port,
        "EMAIL_HOST_USER": found.user,
        "EMAIL_HOST_PASSWORD": found.password,
        "EMAIL_USE_TLS": found.tls == "STARTTLS",
        "EMAIL_USE_SSL": found.tls == "TLS",
    }


def described(url: str, *, rehearsal: bool = False) -> str:
    """What `samesky doctor` says of it: where letters go and how, never who signs in there."""
    found = way(url)
    if rehearsal:
        return "A rehearsal sends no e-mail."
    if not found.host:
        return "Letters are printed; nobody gets one." + (
            "" if found.whole else " People are told that this place sends no e-mail."
        )
    how = found.tls or "in the clear, on this machine"
    return (
        f"Letters go to {found.host}:{found.port}, {how}, {'as a user' if found.user else 'without a user'}."
    )


def checked_url(value: str) -> str:
    """For options: the address, if it can be used. Raises ValueError."""
    way(value.strip())
    return value.strip()


def checked_sender(value: str) -> str:
    """For options: `hello@example.org` or `A name <hello@example.org>`. Raises ValueError for anything that is not one address."""
    line = _one_line(value)
    if not SENDER.fullmatch(line):
        raise ValueError("it looks like hello@example.org, or A name <hello@example.org>")
    return line


def checked_subject(value: str) -> str:
    """For options: one line, of at most 100 signs. Raises ValueError."""
    line = _one_line(value) or SUBJECT
    if len(line) > 100:
        raise ValueError("at most 100 signs")
    return line


def _has_more(parts: SplitResult) -> bool:
    return bool(parts.query or parts.fragment or parts.path.strip("/"))


def _tls(parts: SplitResult, host: str) -> str:
    near = host in {"127.0.0.1", "localhost", "::1"} and not parts.username
    if parts.scheme == "smtps":
        return "TLS"
    return "" if near and parts.scheme == "smtp" else "STARTTLS"


def _one_line(value: str) -> str:
    line = value.strip()
    if not line.isprintable():
        raise ValueError("one line, without signs that cannot be shown")
    return line
