"""Every setting a host can make: an environment variable, its working default, and a sentence. `samesky doctor` lists them."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samesky.config import email


def _text(value: str) -> str:
    return value.strip()


def _yes(value: str) -> bool:
    if value.strip().lower() in {"1", "yes", "true", "on"}:
        return True
    if value.strip().lower() in {"", "0", "no", "false", "off"}:
        return False
    raise ValueError("say yes or no")


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        number = int(value)
        if not low <= number <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return number

    return parse


@dataclass(frozen=True)
class Option:
    name: str
    default: str
    parse: Callable[[str], Any]
    about: str
    secret: bool = False


OPTIONS = (
    Option("SAMESKY_DATA_DIR", "data", _text, "The folder with the database, the keys and the files."),
    Option("SAMESKY_PORT", "8000", _whole(1, 65535), "The port the pages are served on."),
    Option(
        "SAMESKY_ADDRESS",
        "http://127.0.0.1:8000",
        _text,
        "The address people type, with http or https; several, separated by commas.",
    ),
    Option(
        "SAMESKY_DATABASE_URL",
        "",
        _text,
        "postgres://user:password@host/name for several machines; empty: SQLite in the data folder.",
        True,
    ),
    Option(
        "SAMESKY_KEYS_URL",
        "",
        _text,
        "Where the wrapped keys live; empty: keys.sqlite3 in the data folder.",
        True,
    ),
    Option("SAMESKY_HOST_KEY", "", _text, "The host key itself; empty: host.key in the data folder.", True),
    Option(
        "SAMESKY_BUS_URL",
        "",
        _text,
        "postgres://... to wake several processes; empty: the database's own, or memory.",
        True,
    ),
    Option(
        "SAMESKY_EMAIL_URL",
        "",
        email.checked_url,
        "smtp://user:password@host:587 or smtps://... for the way back and notices by e-mail; empty: letters are printed, nobody gets one.",
        True,
    ),
    Option(
        "SAMESKY_EMAIL_FROM",
        "hello@localhost",
        email.checked_sender,
        "The neutral sender of e-mails: hello@example.org, or A name <hello@example.org>.",
    ),
    Option(
        "SAMESKY_EMAIL_SUBJECT",
        email.SUBJECT,
        email.checked_subject,
        "The subject of every e-mail, read over shoulders: it names neither this place nor what it is about.",
    ),
    Option("SAMESKY_MIN_AGE", "18", _whole(13, 99), "The age from which people can join."),
    Option("SAMESKY_NAME", "Samesky", _text, "The name this place goes by on its pages."),
    Option(
        "SAMESKY_EXIT_URL", "https://www.bbc.com/weather", _text, "The neutral page that Leave site goes to."
    ),
    Option("SAMESKY_LANGUAGE", "en", _text, "The language of the pages."),
    Option("SAMESKY_TIME_ZONE", "UTC", _text, "The time zone of the watch rota and of times on pages."),
    Option(
        "SAMESKY_BEHIND_PROXY",
        "no",
        _yes,
        "Yes when nginx or another proxy of ours stands in front and sets X-Forwarded-For and -Proto.",
    ),
    Option("SAMESKY_PATTERNS", "no", _yes, "Yes to show the pattern book at /patterns."),
    Option("SAMESKY_RATE_LIMITS", "yes", _yes, "No only for load tests on one's own machine."),
)


class WrongSetting(Exception):
    """A setting that cannot be used: which, and what would do. Never carries a secret's value."""


def read(environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """All options by name, parsed. Raises WrongSetting for a value that does not parse and for a SAMESKY_* name nobody knows."""
    given = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for option in OPTIONS:
        try:
            values[option.name] = option.parse(given.get(option.name, option.default))
        except ValueError as error:
            raise WrongSetting(f"{option.name} cannot be read: {error}. {option.about}") from None
    return values
