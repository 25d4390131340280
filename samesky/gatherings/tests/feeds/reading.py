"""Reading our own feeds back, in tests."""

from typing import Any

from django.test import Client
from icalendar import Calendar, Event


def text_of(file: bytes) -> str:
    """With long lines put together again, and the escapes of RFC 5545 undone as far as tests look."""
    return file.decode().replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")


def events_at(client: Client, address: str) -> list[Any]:
    answer: Any = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return events_in(answer.content)


def events_in(file: bytes) -> list[Any]:
    found = Calendar.from_ical(file)
    assert not [problem for event in found.walk() for problem in event.errors]
    return [event for event in found.walk("VEVENT") if isinstance(event, Event)]
