"""The one place that asks what time it is, so that tests can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _held.get() or datetime.now(UTC)  # noqa: TID251


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Inside this block `now()` answers `moment`."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)


def ago(**span: float) -> datetime:
    """The moment that lies `span` (as for timedelta) before now."""
    return now() - timedelta(**span)
