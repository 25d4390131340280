"""What somebody who plans a gathering wrote, whole and judged; and the same read back from a stored series."""

from dataclasses import dataclass
from uuid import UUID

from samesky.gatherings.core.recurrence import last_end
from samesky.gatherings.core.when import Pattern, instant
from samesky.gatherings.models import Duty, Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.words import Words, put_words, words_of


@dataclass(frozen=True)
class Plan:
    """script: "" for none, "shipped:<name>" or "script:<id>". languages: codes. keeps, covers: people's ids, covers in order."""

    kind: str
    who: str
    pattern: Pattern
    here: bool
    link: bool
    street: bool
    address_open: bool
    capacity: int
    words: Words
    keeps: UUID
    covers: tuple[UUID, ...]
    script: str = ""
    languages: tuple[str, ...] = ()


def write(series: Series, plan: Plan) -> None:
    """Put the plan into the row, its words sealed under the group's key. Saving it, and its duties, are the caller's."""
    series.kind, series.who, series.script = plan.kind, plan.who, plan.script
    series.here, series.link, series.street = plan.here, plan.link, plan.street
    series.address_open = plan.address_open and plan.street
    series.languages = ",".join(plan.languages)
    series.capacity = plan.capacity
    write_pattern(series, plan.pattern)
    put_words(series, plan.words)


def write_pattern(series: Series, pattern: Pattern) -> None:
    """When it is; and the two moments between which all of it lies, for finding it."""
    series.day, series.clock = pattern.start.date(), pattern.start.time()
    series.zone, series.minutes, series.rrule = pattern.zone, pattern.minutes, pattern.rule
    series.skipped = ",".join(sorted(day.isoformat() for day in pattern.skipped))
    series.first_at = instant(pattern.start, pattern.zone)
    series.over_at = last_end(pattern)


def plan_of(series: Series) -> Plan:
    """The plan of a stored series, as it stands. Raises KeyGone."""
    duties = list(Duty.objects.filter(series=series, original="").order_by("place", "pk"))
    keeping = [duty.person_id for duty in duties if duty.part == Duty.Part.KEEPS]
    return Plan(
        kind=series.kind,
        who=series.who,
        pattern=pattern_of(series),
        here=series.here,
        link=series.link,
        street=series.street,
        address_open=series.address_open,
        capacity=series.capacity,
        words=words_of(series),
        keeps=keeping[0] if keeping else UUID(int=0),
        covers=tuple(duty.person_id for duty in duties if duty.part == Duty.Part.COVERS),
        script=series.script,
        languages=tuple(code for code in series.languages.split(",") if code),
    )
