"""Our calendar files, read by software nobody here wrote, name the moments that our own rules do: a year with two changes of the clocks."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesky.gatherings.feeds.calendar import calendar_of
from samesky.gatherings.feeds.events import whole
from samesky.gatherings.models import Occurrence, Series
from samesky.kit.clock import held_at
from tests.feeds.parsers import Time, by_javascript, by_python
from tests.feeds.series import nth, ours, row_of, says_nothing, series_of

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/Sao_Paulo"]
BEGIN, END = datetime(2026, 12, 1, tzinfo=UTC), datetime(2028, 1, 15, tzinfo=UTC)
RULES = {
    "every week": "FREQ=WEEKLY",
    "every second week, two days": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
    "every day": "FREQ=DAILY",
    "the second Tuesday": "FREQ=MONTHLY;BYDAY=2TU",
    "the last Sunday": "FREQ=MONTHLY;BYDAY=-1SU",
    "the fifth Friday": "FREQ=MONTHLY;BYDAY=5FR",
    "the 31st": "FREQ=MONTHLY;BYMONTHDAY=31",
    "the last weekday of the month": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "thirty times": "FREQ=WEEKLY;COUNT=30",
    "until summer": "FREQ=WEEKLY;UNTIL=20270701T000000Z",
    "weeks that begin on Sunday": "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=SU",
    "every year": "FREQ=YEARLY",
    "once": "",
}
FIRST = date(2026, 12, 1)
READERS: dict[str, Callable[[bytes, datetime, datetime], list[Time]]] = {
    "recurring-ical-events": by_python,
    "ical.js": by_javascript,
}
reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())


@pytest.fixture(autouse=True)
def _in_that_year() -> Iterator[None]:
    with held_at(BEGIN):
        yield


def file_of(all_of_them: Iterable[tuple[Series, list[Occurrence]]]) -> bytes:
    events = [event for series, rows in all_of_them for event in whole(series, rows, says_nothing)]
    return calendar_of(events, "Gatherings")


def times(found: Iterable[Time]) -> list[tuple[int, int, str]]:
    return sorted((one.start, one.end, one.uid) for one in found if one.status != "CANCELLED")


def changed(series: Series) -> list[Occurrence]:
    """The second moved to the next day, the third cancelled, the fifth moved over two weeks and a change of the clocks."""
    return [
        row_of(series, nth(series, 1), moved=timedelta(days=1, hours=1)),
        row_of(series, nth(series, 2), cancelled=True),
        row_of(series, nth(series, 4), moved=timedelta(days=16)),
    ]


def everything(zone: str) -> list[tuple[Series, list[Occurrence]]]:
    """Every rule, at an evening hour: as it is, and with changes; one series that was ended early."""
    made: list[tuple[Series, list[Occurrence]]] = []
    for number, rule in enumerate(RULES.values()):
        begin = datetime.combine(
            FIRST + timedelta(days=number), datetime.min.time().replace(hour=19, minute=number)
        )
        series = series_of(begin, zone, rule)
        made.append((series, []))
        if rule:
            skipped = [datetime.strptime(nth(series, n), "%Y%m%dT%H%M").date() for n in (0, 3)]  # noqa: DTZ007
            other = series_of(begin, zone, rule, minutes=90, skipped=skipped)
            made.append((other, changed(other)))
            ended = series_of(begin, zone, rule, minutes=45)
            ended.ended_at = datetime(2027, 5, 3, 12, tzinfo=UTC)
            made.append((ended, []))
    return made


@reader
@pytest.mark.parametrize("zone", ZONES)
def test_a_year_with_its_changes_is_the_same_to_others(zone: str, reader: Callable[..., list[Time]]) -> None:
    made = everything(zone)
    expected = times(one for series, rows in made for one in ours(series, rows, BEGIN, END))
    assert times(reader(file_of(made), BEGIN, END)) == expected
    assert len(expected) > 700


@reader
@pytest.mark.parametrize("zone", ZONES[:4])
def test_the_clocks_do_change_in_that_year(zone: str, reader: Callable[..., list[Time]]) -> None:
    """So that the test above could fail: the same hour on the wall is not the same hour in the world."""
    series = series_of(datetime(2026, 12, 1, 19), zone, "FREQ=DAILY")  # noqa: DTZ001
    found = reader(file_of([(series, [])]), BEGIN, END)
    assert len({one.start % 86_400 for one in found}) == 2


@reader
@pytest.mark.parametrize("clock", [(0, 15), (1, 45), (2, 30), (3, 0)])
@pytest.mark.parametrize("zone", ZONES[:4])
def test_an_hour_that_is_skipped_or_comes_twice(
    zone: str, clock: tuple[int, int], reader: Callable[..., list[Time]]
) -> None:
    series = series_of(datetime(2026, 12, 1, *clock), zone, "FREQ=DAILY", minutes=15)  # noqa: DTZ001
    found = reader(file_of([(series, [])]), BEGIN, END)
    assert [one.start for one in found] == [one.start for one in ours(series, [], BEGIN, END)]


@reader
def test_this_and_all_after_are_two_series_that_do_not_overlap(reader: Callable[..., list[Time]]) -> None:
    """As a change of "this and all after" leaves it: the first ends before, the second has an id of its own."""
    before = series_of(datetime(2026, 12, 1, 19), "Europe/Berlin", "FREQ=WEEKLY;UNTIL=20270420T165959Z")  # noqa: DTZ001
    after = series_of(datetime(2027, 4, 20, 20), "Europe/Berlin", "FREQ=WEEKLY", minutes=75)  # noqa: DTZ001
    after.follows = before
    found = times(reader(file_of([(before, []), (after, [])]), BEGIN, END))
    assert found == times([*ours(before, [], BEGIN, END), *ours(after, [], BEGIN, END)])
    assert len({uid for _, _, uid in found}) == 2
    assert len({start // (6 * 86_400) for start, _, _ in found}) == len(found)


@reader
def test_a_cancelled_time_is_told_as_cancelled(reader: Callable[..., list[Time]]) -> None:
    series = series_of(datetime(2026, 12, 1, 19), "Europe/Berlin", "FREQ=WEEKLY")  # noqa: DTZ001
    row = row_of(series, nth(series, 2), cancelled=True)
    found = reader(file_of([(series, [row])]), BEGIN, END)
    assert [one.start for one in found if one.status == "CANCELLED"] == [int(row.starts_at.timestamp())]


@settings(max_examples=40, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    rule=st.sampled_from(sorted(set(RULES.values()) - {""})),
    begin=st.datetimes(datetime(2025, 1, 1), datetime(2027, 6, 1)),  # noqa: DTZ001
    moved=st.lists(
        st.tuples(st.integers(0, 8), st.integers(-72, 200)), max_size=3, unique_by=lambda pair: pair[0]
    ),
)
def test_any_series_is_the_same_to_recurring_ical_events(
    zone: str, rule: str, begin: datetime, moved: list[tuple[int, int]]
) -> None:
    series = series_of(begin.replace(second=0, microsecond=0), zone, rule)
    total = len(ours(series, [], series.first_at, END))
    rows = [row_of(series, nth(series, n), moved=timedelta(hours=h or 1)) for n, h in moved if n < total]
    found = by_python(file_of([(series, rows)]), BEGIN, END)
    assert [one.start for one in sorted(found)] == [one.start for one in ours(series, rows, BEGIN, END)]
