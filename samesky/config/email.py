"""SAMESKY_EMAIL_URL as Django's mail settings: smtp://user:password@host:587 (STARTTLS), smtps://... (TLS), or empty for no e-mail."""

from typing import Any
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}


def settings_for(url: str, sender: str) -> dict[str, Any]:
    """Settings to put beside the others. Raises ValueError, without the password, for an address that is none of these.

    `smtp://127.0.0.1:25` (a server on this machine, no user) is spoken to in the clear; everything else is encrypted.
    """
    if not url:
        return {"EMAIL_ENABLED": False, "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(
            "SAMESKY_EMAIL_URL looks like smtp://user:password@host:587 or smtps://user:password@host"
        )
    near = parts.hostname in {"127.0.0.1", "localhost", "::1"} and not parts.username
    return {
        "EMAIL_ENABLED": True,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not near,
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
    }
