"""Who a pen name and a passphrase belong to. An unknown name takes as long as a wrong passphrase."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from samesky.kit.text import name_key
from samesky.people.common import is_rehearsals
from samesky.people.core.passphrases import normal
from samesky.people.models import Person


class PenNameBackend(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **others: Any,
    ) -> Person | None:
        """The person, or None. The cast's passphrase opens nothing outside a rehearsal."""
        passphrase = normal(password or "")
        person = _called(name_key(username or "")) or _called(
            username or ""
        )  # allauth asks by the key itself
        if person is None:
            Person().set_password(passphrase)  # takes as long as checking one
            return None
        return person if person.check_password(passphrase) and not is_rehearsals(passphrase) else None


def _called(key: str) -> Person | None:
    return Person.objects.filter(name_key=key).first() if key and "\x00" not in key else None
