"""What hangs on the times of a series goes along when they change: each row is found again, or those concerned are told."""

from dataclasses import dataclass
from datetime import datetime

from samesky.gatherings.actions.freeing import look_anew
from samesky.gatherings.actions.room_over import another_room, shut_room
from samesky.gatherings.actions.storing import locked
from samesky.gatherings.actions.telling import CANCELLED, CHANGED, MOVED, tell_those_coming
from samesky.gatherings.core.after import names_after
from samesky.gatherings.core.recurrence import at_original
from samesky.gatherings.core.when import Pattern, name_of, original_of, rule_of
from samesky.gatherings.models import Duty, Occurrence, Series
from samesky.gatherings.plans import Plan
from samesky.kit.clock import now
from samesky.people.models import Person


@dataclass(frozen=True)
class Carried:
    """From one series to the one that goes on (or the same), from the time named `first` on. The patterns of both plans begin there."""

    series: Series
    goes_on: Series
    before: Plan
    after: Plan
    first: str


def carry(person: Person, carried: Carried) -> None:
    """Inside the transaction of the change, once both series are saved."""
    later = {"series": carried.series, "original__gte": carried.first}
    rows = list(locked(Occurrence.objects.filter(**later)).order_by("original"))
    duties = list(Duty.objects.filter(**later))
    names = new_names(
        carried.before.pattern,
        carried.after.pattern,
        {row.original for row in rows} | {duty.original for duty in duties},
    )
    _carry_duties(carried, duties, names)
    _make_way(carried, rows, names)
    for row in rows:
        kind = _carry(carried, row, names.get(row.original, ""))
        row.sequence += 1
        row.changed_at, row.changed_by = now(), person
        row.save()
        look_anew(row)
        if kind and row.starts_at > now():
            tell_those_coming(person, row, kind)


def new_names(before: Pattern, after: Pattern, names: set[str]) -> dict[str, str]:
    """How these times are called now. The third stays the third while the rhythm is the same; else each stays on its day.

    What is no more is left out.
    """
    found = names_after(before, after, names) if _rhythm(before) == _rhythm(after) else _by_day(after, names)
    return {old: new for old, new in found.items() if at_original(after, new)}


def _rhythm(pattern: Pattern) -> tuple[int, int, int] | None:
    rule = rule_of(pattern)
    return (rule.freq, rule.interval, len(rule.weekdays)) if rule else None


def _by_day(after: Pattern, names: set[str]) -> dict[str, str]:
    begun = {name: original for name in names if (original := original_of(name))}
    clock = after.start.time()
    return {name: name_of(datetime.combine(original.date(), clock)) for name, original in begun.items()}


def _carry_duties(carried: Carried, duties: list[Duty], names: dict[str, str]) -> None:
    """What somebody does at one time only; where that is no more, they need not."""
    Duty.objects.filter(pk__in=[duty.pk for duty in duties]).delete()
    for duty in duties:
        if duty.original in names:
            duty.pk = None
            duty.series, duty.original = carried.goes_on, names[duty.original]
            duty.save(force_insert=True)


def _make_way(carried: Carried, rows: list[Occurrence], names: dict[str, str]) -> None:
    """Within one series a row may take the name of the next: all of them step aside first."""
    if carried.series.pk == carried.goes_on.pk:
        for number, row in enumerate(rows):
            if names.get(row.original, row.original) != row.original:
                Occurrence.objects.filter(pk=row.pk).update(original=f"~{number}")


def _carry(carried: Carried, row: Occurrence, name: str) -> str:
    """Write into the row where it is now. Gives the kind of notice for it, or nothing."""
    now_so = at_original(carried.after.pattern, name) if name else None
    if now_so is None:
        already = row.cancelled_at or row.called_off_at
        row.cancelled_at = row.cancelled_at or now()
        shut_room(row)
        return "" if already else CANCELLED
    was = at_original(carried.before.pattern, row.original)
    time_stays = was is not None and (was.starts, was.ends) == (now_so.starts, now_so.ends)
    told = CHANGED if _reads_otherwise(carried.before, carried.after) else ""
    if not (time_stays and row.moved_at):
        told = MOVED if (row.starts_at, row.ends_at) != (now_so.starts, now_so.ends) else told
        if told == MOVED:
            row.cover_at = None
            shut_room(row)
            another_room(row)
        row.starts_at, row.ends_at, row.moved_at = now_so.starts, now_so.ends, None
    if row.capacity == carried.before.capacity:
        row.capacity = max(carried.after.capacity, row.taken)
    row.series, row.original = carried.goes_on, name
    return "" if row.cancelled_at or row.called_off_at else told


def _reads_otherwise(before: Plan, after: Plan) -> bool:
    """Whether somebody who comes would want to know: what it is, where, and in which language."""

    def read(plan: Plan) -> tuple[object, ...]:
        return plan.kind, plan.here, plan.link, plan.street, plan.languages, plan.words

    return read(before) != read(after)
