"""Light writes are written like any other, and what comes after them waits for the disk again."""

import pytest
from django.db import connection, transaction

from samesky.kit.lightly import lightly


def _waits() -> str:
    """How the next write would be kept."""
    asked = "SHOW synchronous_commit" if connection.vendor == "postgresql" else "PRAGMA synchronous"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return str(cursor.fetchone()[0])


LIGHT = {"postgresql": "off", "sqlite": "1"}


@pytest.mark.django_db(transaction=True)
def test_only_what_stands_inside_does_not_wait() -> None:
    before = _waits()
    with lightly():
        assert _waits() == LIGHT[connection.vendor]
    assert _waits() == before


@pytest.mark.django_db(transaction=True)
def test_a_failure_inside_leaves_nothing_light() -> None:
    before = _waits()
    with pytest.raises(ZeroDivisionError), lightly():
        1 / 0  # noqa: B018
    assert _waits() == before


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_nothing_changes() -> None:
    before = _waits()
    with transaction.atomic(), lightly():
        assert _waits() == before


@pytest.mark.django_db(transaction=True)
def test_sqlite_waits_for_the_disk_with_everything_else() -> None:
    if connection.vendor == "sqlite":
        assert _waits() == "2"
