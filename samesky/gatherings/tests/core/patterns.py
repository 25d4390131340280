"""What Hypothesis draws for the calendar's tests: rules that people make, starts, zones with odd clocks."""

from datetime import UTC, date, datetime, time
from typing import cast
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.rule import DAYS, Rule, parse
from samesky.gatherings.core.when import Pattern, pattern_of

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca"]
"""An hour, an hour elsewhere, half an hour, clocks changed at midnight (until 2019), and backwards for Ramadan."""

zones = st.sampled_from(ZONES)
starts = st.builds(
    datetime.combine,
    st.dates(date(2012, 1, 1), date(2032, 12, 31)),
    st.one_of(
        st.sampled_from([time(0, 30), time(1, 45), time(2, 30), time(19)]),
        st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    ),
)
"""Among them the hours that clocks skip or repeat."""
_days = st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True)
_month_days = st.lists(st.integers(-31, 31).filter(bool), min_size=1, max_size=3, unique=True)
_months = st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True)
_nths = st.lists(
    st.tuples(st.sampled_from([-5, -2, -1, 1, 2, 3, 4, 5]), st.sampled_from(DAYS)),
    min_size=1,
    max_size=3,
    unique=True,
)


@st.composite
def rule_texts(draw: st.DrawFn, *, count: bool = True, until: bool = True) -> str:
    """Rules of all kinds that we keep."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    months = draw(st.booleans()) and freq != "MONTHLY"
    if months:
        parts.append("BYMONTH=" + ",".join(map(str, draw(_months))))
    if freq != "WEEKLY" and draw(st.booleans()):
        parts.append("BYMONTHDAY=" + ",".join(map(str, draw(_month_days))))
    if (freq == "MONTHLY" or (freq == "YEARLY" and months)) and draw(st.booleans()):
        parts.append("BYDAY=" + ",".join(f"{nth}{day}" for nth, day in draw(_nths)))
    elif draw(st.booleans()):
        parts.append("BYDAY=" + ",".join(draw(_days)))
    if freq in ("MONTHLY", "YEARLY") and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '2,-2', '3']))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    ends = draw(st.sampled_from(["", "COUNT" * count, "UNTIL" * until]))
    if ends == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    elif ends == "UNTIL":
        parts.append(f"UNTIL={draw(st.dates(date(2033, 1, 1), date(2035, 1, 1))):%Y%m%d}")
    return ";".join(parts)


_LENGTHS = st.sampled_from([15, 60, 90, 1440])
_OFTEN = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
        "FREQ=MONTHLY;BYDAY=-1SU",
        "FREQ=WEEKLY;COUNT=40",
    ]
)


def patterns(
    texts: st.SearchStrategy[str] = _OFTEN, at: st.SearchStrategy[datetime] = starts
) -> st.SearchStrategy[Pattern]:
    """Patterns that can be kept."""
    made = st.builds(pattern_of, at, zones, _LENGTHS, texts)
    return made.filter(lambda one: isinstance(one, Pattern)).map(lambda one: cast("Pattern", one))


def rule(text: str, start: datetime | None = None) -> Rule:
    """A rule for a test, which must be one that we keep."""
    read = parse(text, start or datetime.fromisoformat("2026-01-05 19:00"), ZoneInfo("Europe/Berlin"))
    assert isinstance(read, Rule), read
    return read


def pattern(
    start: str, text: str = "", zone: str = "Europe/Berlin", minutes: int = 60, skipped: tuple[str, ...] = ()
) -> Pattern:
    """A pattern for a test: pattern("2026-01-05 19:00", "FREQ=WEEKLY")."""
    days = frozenset(datetime.fromisoformat(day).date() for day in skipped)
    found = pattern_of(datetime.fromisoformat(start), zone, minutes, text, days)
    assert isinstance(found, Pattern), found
    return found


def refused(start: str, text: str = "", zone: str = "Europe/Berlin", minutes: int = 60) -> Refusal:
    """Why not."""
    found = pattern_of(datetime.fromisoformat(start), zone, minutes, text)
    assert isinstance(found, Refusal), found
    return found


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
