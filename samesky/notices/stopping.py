"""The link that stops letters: chance, signed. It says nothing about anybody, and works for whoever holds the letter, signed in or not."""

from uuid import UUID

from django.core import signing
from django.urls import reverse

from samesky.notices.models import EmailChoice


def _signer() -> signing.Signer:
    return signing.Signer(salt="samesky.notices.stop", sep=".")


def stop_path(choice: EmailChoice) -> str:
    """Where the link in this person's letters leads."""
    return reverse("notices:stop", args=[_signer().sign(choice.mark.hex)])


def mark_in(token: str) -> UUID | None:
    """The mark that the token holds; None for one we never signed."""
    try:
        return UUID(hex=_signer().unsign(token))
    except (signing.BadSignature, ValueError):
        return None
