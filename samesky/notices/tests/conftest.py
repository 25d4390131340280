"""Kinds for tests: a reminder, something that cannot wait, and one that never leaves as e-mail."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from samesky.notices.kinds import Kind, kinds

KINDS = {
    "soon": Kind("Something you said yes to begins soon.", "reminders"),
    "now": Kind("It cannot wait. %(name)s", "circles", urgent=True),
    "inside": Kind("This stays inside."),
}


@pytest.fixture
def letters_go(settings: Settings) -> Iterator[None]:
    """A place that writes, into the outbox of the test."""
    settings.EMAIL_ENABLED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for name, kind in KINDS.items():
        kinds.register(name, kind)
    yield
    for kind in KINDS.values():
        kinds.remove(kind)
