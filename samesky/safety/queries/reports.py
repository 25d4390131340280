"""Reports, each read starting from who asks: a reporter sees that theirs was looked at; moderators see all but those about themselves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext

from samesky.people.models import Person, RoleGrant
from samesky.safety.involved import involved
from samesky.safety.models import Record, Report

MOST_CLOSED = 50


def report_of(reporter: Person, report_id: UUID) -> Report:
    """One's own report. Raises Http404."""
    found = Report.objects.filter(id=report_id, reporter=reporter, forgotten_at=None).first()
    if found is None:
        raise Http404
    return found


def for_moderator(moderator: Person) -> "QuerySet[Report]":
    """What this moderator may open: nothing about themselves, nothing that was forgotten."""
    return (
        Report.objects.filter(forgotten_at=None).exclude(about=moderator).select_related("about", "taken_by")
    )


def open_reports(moderator: Person) -> list[Report]:
    """Oldest first: who has waited longest stands first."""
    return list(for_moderator(moderator).filter(closed_at=None).order_by("made_at", "id"))


def closed_reports(moderator: Person) -> list[Report]:
    """Lately closed, newest first; they are forgotten after a while."""
    return list(for_moderator(moderator).exclude(closed_at=None).order_by("-closed_at")[:MOST_CLOSED])


def report_for(moderator: Person, report_id: UUID) -> Report:
    """One report. Raises Http404, as for one that does not exist."""
    found = for_moderator(moderator).filter(id=report_id).first()
    if found is None:
        raise Http404
    return found


def may_close(moderator: Person, report: Report) -> bool:
    """Nobody closes what they raised themselves, as a keeper does for a circle, or were part of: another person must."""
    if report.reporter_id == moderator.pk:
        return False
    return not any(was_part(moderator.pk, report) for was_part in involved)


@dataclass(frozen=True)
class Act:
    """What somebody did at the desk. `pen_name` is empty when they have left."""

    pen_name: str
    said: str
    at: datetime


def acts_on(report: Report) -> list[Act]:
    """What moderators did with a report, oldest first."""
    rows = list(Record.objects.filter(kind="report", thing_id=str(report.id)).order_by("at"))
    people = Person.objects.filter(id__in={row.by_id for row in rows})
    names = dict(people.values_list("id", "pen_name"))
    return [Act(names.get(row.by_id, ""), _said(row.act), row.at) for row in rows]


def _said(act: str) -> str:
    what, _colon, outcome = act.partition(": ")
    if what == "closed" and outcome in Report.Outcome.values:
        return gettext("closed it (%(outcome)s)") % {"outcome": Report.Outcome(outcome).label}
    said = {
        "looked": gettext("opened it"),
        "took": gettext("is looking at it"),
        "said yes to opening it": gettext("said yes to opening what is under seal"),
        "opened the sealed turn": gettext("was the second to say yes, so that it opened"),
    }
    return said.get(what, what)


def some_wait_for_nobody() -> bool:
    """Whether no moderator may deal with an open report: there is none, or it is about the only one, or from them. Says nothing else."""
    keepers = set(
        RoleGrant.objects.filter(role__in=("moderator", "lead")).values_list("person_id", flat=True)
    )
    waiting = Report.objects.filter(closed_at=None, forgotten_at=None)
    if len(keepers) > 1:
        return False
    theirs = Q(about_id__in=keepers) | Q(reporter_id__in=keepers)
    return (waiting.filter(theirs) if keepers else waiting).exists()
