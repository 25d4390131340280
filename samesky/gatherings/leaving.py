"""What becomes of somebody's part in gatherings when they leave; and their own copy before that."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from samesky.gatherings.actions.covering import look_for_a_keeper
from samesky.gatherings.actions.freeing import forget_answers
from samesky.gatherings.models import (
    Buddy,
    CalendarAddress,
    Coming,
    CoverAsked,
    Duty,
    Occurrence,
    RemindMe,
    Series,
)
from samesky.kit.leaving import Eraser, Exporter, erasers, exporters

LABELS = tuple(
    f"gatherings.{name}"
    for name in (
        "Series",
        "Duty",
        "Occurrence",
        "Coming",
        "CoverAsked",
        "Buddy",
        "RemindMe",
        "CalendarAddress",
    )
)


def erase(person_id: UUID) -> None:
    """A gathering belongs to its group and goes on; that this person planned, kept or came to it is forgotten."""
    let_go_of_seats(person_id)
    Series.objects.filter(made_by_id=person_id).update(made_by=None)
    Series.objects.filter(ended_by_id=person_id).update(ended_by=None)
    Occurrence.objects.filter(changed_by_id=person_id).update(changed_by=None)
    Duty.objects.filter(person_id=person_id).delete()
    forget_cover(person_id)
    Buddy.objects.filter(person_id=person_id).delete()
    RemindMe.objects.filter(person_id=person_id).delete()
    CalendarAddress.objects.filter(person_id=person_id).delete()


def let_go_of_seats(person_id: UUID) -> None:
    """Their answers go, and what they held is free again."""
    forget_answers(person_id)


def forget_cover(person_id: UUID) -> None:
    """That they were asked is forgotten; where they had said yes, and it goes on, somebody else is looked for."""
    asked = CoverAsked.objects.filter(person_id=person_id).select_related("occurrence")
    for one in list(asked.exclude(answered=CoverAsked.Answer.NO)):
        look_for_a_keeper(one.occurrence)
    asked.delete()


def collect(person_id: UUID) -> Iterator[dict[str, Any]]:
    """When, and what they answered."""
    rows = Coming.objects.filter(person_id=person_id).select_related("occurrence").order_by("asked_at")
    for row in rows:
        yield {
            "gathering": row.occurrence.get_absolute_url(),
            "begins": row.occurrence.starts_at.isoformat(),
            "answer": row.answer,
            "seat": row.seat,
            "with somebody": row.buddy,
        }


def covered(person_id: UUID) -> Iterator[dict[str, Any]]:
    """When they were asked to keep something, and what they said."""
    for row in (
        CoverAsked.objects.filter(person_id=person_id).select_related("occurrence").order_by("asked_at")
    ):
        said = row.answered or "no answer"
        yield {
            "gathering": row.occurrence.get_absolute_url(),
            "asked": row.asked_at.isoformat(),
            "answer": said,
        }


def reminders(person_id: UUID) -> Iterator[dict[str, Any]]:
    """When they want to be reminded."""
    for row in RemindMe.objects.filter(person_id=person_id):
        minutes = [int(one) for one in row.minutes.split(",") if one]
        yield {"minutes before": minutes, "time zone": row.zone, "a word after missing": row.missed}


def addresses(person_id: UUID) -> Iterator[dict[str, Any]]:
    """Which calendars have a secret address; the address itself stands on /me/calendar."""
    for row in (
        CalendarAddress.objects.filter(person_id=person_id).select_related("group").order_by("made_at")
    ):
        calendar = row.group.get_absolute_url() if row.group else "my own"
        yield {"calendar": calendar, "made": row.made_at.isoformat(), "says only when": row.neutral}


erasers.register("gatherings", Eraser(LABELS, erase, erase))
exporters.register("gatherings", Exporter("Gatherings I answered", collect))
exporters.register("covers of gatherings", Exporter("Gatherings I was asked to cover", covered))
exporters.register("reminders of gatherings", Exporter("Reminders of gatherings", reminders))
exporters.register("addresses of calendars", Exporter("Secret addresses of my calendars", addresses))
