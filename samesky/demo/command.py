"""`samesky demo`: fills a new data folder with the rehearsal season. config.cli has marked the folder before this is run."""

import argparse
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from samesky.demo.marks import NotNew, give_back

if TYPE_CHECKING:
    from samesky.demo.core.told import Season

SEED = "same sky"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `samesky demo` understands."""
    parser.add_argument("--seed", default=SEED, help=f"the same seed gives the same season ({SEED})")
    parser.add_argument(
        "--people", type=int, default=0, metavar="N", help="at least N people; those added only read so far"
    )
    parser.add_argument(
        "--end", default="", metavar="DATE", help="the season's last day, as 2026-05-01 (now)"
    )


def run(args: argparse.Namespace) -> int:
    """Fill the place. 2 where it is not empty, the season is broken, or an option cannot be used: nothing is left behind then."""
    from django.conf import settings

    from samesky.demo import rules
    from samesky.demo.core.reading import Broken

    try:
        rules.must_be_empty()
        season, end = _season(args.people, args.seed), _end(args.end)
    except (NotNew, Broken, ValueError) as why:
        give_back(Path(settings.DATA_DIR))
        sys.stderr.write(f"{why}\n")
        return 2
    _fill(season, end, args.seed)
    _say(f"Filled. `samesky serve` shows it on this machine. Everybody's passphrase: {_passphrase()}")
    return 0


def _season(people: int, seed: str) -> "Season":
    """The season as it is written, checked, with as many more people as were asked for."""
    from samesky.demo.core.chance import Chance
    from samesky.demo.core.quiet import quiet_people
    from samesky.demo.written import check, read_season
    from samesky.people.topics import shipped

    topics = [topic.slug for topic in shipped()]
    season = read_season()
    check(season, topics)
    more = max(0, people - len(season.people()))
    return season.with_quiet(quiet_people(season, more, topics, Chance(seed)))


def _end(day: str) -> datetime:
    """The moment the season is told: now, or the evening of a day that has been. Raises ValueError."""
    from django.utils.timezone import localtime

    from samesky.kit.clock import now

    present = localtime(now())
    if not day:
        return present
    try:
        end = datetime.combine(date.fromisoformat(day), time(21, 30), present.tzinfo)
    except ValueError:
        raise ValueError(f"--end {day} is not a day; write it as 2026-05-01.") from None
    if end.date() > present.date():
        raise ValueError(f"--end {day} is still to come; a season has happened.")
    return min(end, present)


def _fill(season: "Season", end: datetime, seed: str) -> None:
    from django.core.management import call_command

    from samesky.demo import rules
    from samesky.demo.filling.whole import fill

    for alias in ("default", "keys"):
        call_command("migrate", database=alias, interactive=False, verbosity=0)
    rules.mark()
    fill(season, end=end, seed=seed, tell=_say)
    rules.mark(rules.FULL)


def _passphrase() -> str:
    from samesky.kit.cast import PASSPHRASE

    return PASSPHRASE


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
