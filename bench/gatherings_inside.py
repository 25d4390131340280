"""The inner half of bench.gatherings: a process of its own, with five thousand series that go on for a year and more."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from random import Random
from uuid import uuid4

from samesky.config.cli import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
prepare("serve")

from dateutil.rrule import rrulestr  # noqa: E402
from django.test import Client  # noqa: E402

from bench.figures import Figure  # noqa: E402
from samesky.config.ready import migrate  # noqa: E402
from samesky.gatherings.core.recurrence import occurrences  # noqa: E402
from samesky.gatherings.core.when import Pattern, pattern_of  # noqa: E402
from samesky.gatherings.models import Occurrence, Series  # noqa: E402
from samesky.gatherings.words import Words, put_words  # noqa: E402
from samesky.groups.actions import make_group  # noqa: E402
from samesky.groups.models import Card, Group  # noqa: E402
from samesky.kit.clock import held_at  # noqa: E402
from samesky.people.keyring import make_key, ring  # noqa: E402
from samesky.people.models import Person, RoleGrant  # noqa: E402

SERIES, CHANGED = 5_000, 500
RULES = (
    "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=DAILY",
)  # fmt: skip
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata")
BEGIN = datetime(2027, 3, 1, tzinfo=UTC)
MONTH = timedelta(days=31)
ASKED = ("", "?part=evening", "?kind=coffee&free=on", "?language=de", "?day={day}", "?day={day}&way=online")


def patterns(number: int, dice: Random) -> list[Pattern]:
    """So many series, of seven rules and five zones, begun up to two years before."""
    made: list[Pattern] = []
    while len(made) < number:
        day = date(2025, 3, 1) + timedelta(days=dice.randrange(730))
        begin = datetime.combine(day, clock(dice.randrange(24), dice.choice((0, 15, 30))))
        pattern = pattern_of(begin, dice.choice(ZONES), 60, dice.choice(RULES))
        if isinstance(pattern, Pattern):
            made.append(pattern)
    return made


def fill(dice: Random) -> None:
    """The series as rows, some of whose times were moved or are full."""
    host = Person.objects.create(pen_name="Bench", name_key="bench", key_id=make_key())
    RoleGrant.objects.create(person=host, role="host")
    group = make_group(host, Card("Bench", "About.", ("We listen.",), ()), Group.Joining.OPEN)
    rows = []
    with ring():
        for number, pattern in enumerate(patterns(SERIES, dice)):
            series = Series(
                id=uuid4(),
                group=group,
                kind=dice.choice(Series.Kind.values),
                who=Series.Who.ANYONE,
                day=pattern.start.date(),
                clock=pattern.start.time(),
                zone=pattern.zone,
                minutes=pattern.minutes,
                rrule=pattern.rule,
                first_at=BEGIN,
                languages=dice.choice(("en", "de", "en,fr", "")),
            )
            put_words(series, Words(f"number {number}", "What it is about, in a line or two."))
            rows.append(series)
    Series.objects.bulk_create(rows, 500)
    for series in dice.sample(rows, CHANGED):
        begin = BEGIN + timedelta(days=dice.randrange(365), hours=dice.randrange(24))
        Occurrence.objects.create(
            series=series, original=f"{begin:%Y%m%dT%H%M}", starts_at=begin, ends_at=begin, capacity=8,
            taken=dice.choice((0, 8)),
        )  # fmt: skip


def spent(do: Callable[[], object]) -> float:
    """Milliseconds of CPU."""
    begun = time.process_time()
    do()
    return (time.process_time() - begun) * 1000


def finder(quick: bool, dice: Random) -> list[Figure]:
    client = Client(SERVER_NAME="localhost")

    def look(question: str) -> None:
        with held_at(BEGIN):
            answer = client.get(f"/gatherings/{question}")
        if answer.status_code != 200 or b"number " not in answer.content:
            raise RuntimeError("nothing was found; the measure means nothing")

    first = spent(lambda: look(""))
    costs = []
    for number in range(20 if quick else 200):
        day = (BEGIN + timedelta(days=dice.randrange(360))).date().isoformat()
        question = ASKED[number % len(ASKED)].format(day=day)
        costs.append(spent(lambda question=question: look(question)))  # type: ignore[misc]
    costs.sort()
    note = f"seven rules, five zones, {CHANGED} times moved or full; the slowest of 100: {costs[int(len(costs) * 0.99)]:.0f} ms"
    return [
        Figure(
            f"/gatherings/ over {SERIES:,} series and a year: CPU",
            statistics.median(costs),
            "ms",
            50.0,
            note=note,
        ),
        Figure(f"/gatherings/ over {SERIES:,} series: CPU, the first time after a start", first, "ms"),
    ]


def expansion(dice: Random) -> Figure:
    """A thousand series for a month, against the least that dateutil could do."""
    many = patterns(1_000, dice)
    ours, bare = [], []
    for _ in range(5):
        ours.append(spent(lambda: [list(occurrences(one, BEGIN, BEGIN + MONTH)) for one in many]))
        bare.append(spent(lambda: [bare_dates(one) for one in many]))
    note = f"{min(ours):.0f} ms of CPU; dateutil, without zones or names: {min(bare):.0f} ms"
    return Figure(
        "expanding 1,000 series for a month, against bare dateutil",
        min(ours) / min(bare),
        "times",
        1.0,
        note=note,
    )


def bare_dates(pattern: Pattern) -> list[datetime]:
    begin, end = BEGIN.replace(tzinfo=None), (BEGIN + MONTH).replace(tzinfo=None)
    return rrulestr(pattern.rule, dtstart=pattern.start).between(begin, end)


def main() -> None:
    migrate()
    dice = Random(27)
    fill(dice)
    figures = [*finder(sys.argv[1] == "quick", dice), expansion(dice)]
    print(json.dumps([asdict(figure) for figure in figures]))


if __name__ == "__main__":
    main()
