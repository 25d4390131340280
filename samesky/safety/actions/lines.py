"""Entering, changing and removing the lines of /help-now. Each is in the record."""

from typing import Any
from uuid import UUID

from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.safety.models import HelpLine
from samesky.safety.record import note


def enter(host: Person, said: dict[str, Any], *, once: str = "") -> None:
    """Another line, from the cleaned values of its form."""
    with acting(host, once) as act:
        act.result = "/host/lines"
        line = HelpLine.objects.create(entered_by=host, **said)
        note(host, "entered", "line", line.id)


def change(host: Person, line: HelpLine, said: dict[str, Any], *, once: str = "") -> None:
    """Other values for a line."""
    with acting(host, once) as act:
        act.result = "/host/lines"
        HelpLine.objects.filter(id=line.id).update(entered_by=host, **said)
        note(host, "changed", "line", line.id)


def remove(host: Person, line_id: UUID, *, once: str = "") -> None:
    """It is no longer shown."""
    with acting(host, once) as act:
        act.result = "/host/lines"
        if HelpLine.objects.filter(id=line_id).delete()[0]:
            note(host, "removed", "line", line_id)
