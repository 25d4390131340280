"""`samesky simulate`: plays what cannot be waited for, in a place of its own that is thrown away. It never touches a host's data."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from samesky.circles.simulate import command as circle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `samesky simulate` understands."""
    kinds = parser.add_subparsers(dest="kind", required=True)
    one = kinds.add_parser(
        "circle", help="sharing circles, judged by a checker that reads log and transcripts"
    )
    circle.add_arguments(one)
    one.add_argument(
        "--database-url",
        default="",
        metavar="URL",
        help="a PostgreSQL server where a database may be made, and dropped at the end; SQLite in a temporary folder",
    )
    one.add_argument("--job", type=int, default=0, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Simulate. 0: all laws held; 1: some did not; 2: words that cannot be used; 3: a planted fault was not seen."""
    why = circle.wrong(args)
    if why:
        sys.stderr.write(f"samesky simulate circle: {why}\n")
        return 2
    with own_place(args.database_url), ExitStack() as others:
        if args.broken and (done := _breaks(args.broken)) is not None:
            return done
        started = [others.enter_context(_started(args, job)) for job in range(1, args.jobs) if not args.job]
        figures = circle.simulated(args, args.job)
        for each in started:
            figures = _together(figures, json.loads(each.communicate()[0]))
    return circle.told(figures, args.json)


def _breaks(word: str) -> int | None:
    """List the faults that can be planted, or say that this is none; None to go on."""
    from samesky.circles.simulate.breaking import NoSuchBreak, all_breaks, find

    if word == "list":
        for one in all_breaks():
            print(f"{one.law:>3}  {one.name:<20} {one.about}")
        return 0
    try:
        find(word) if word != "all" else None
    except NoSuchBreak as why:
        sys.stderr.write(f"samesky simulate circle: {why}\n")
        return 2
    return None


@contextmanager
def _started(args: argparse.Namespace, job: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Another process with its share of the circles, in a place of its own."""
    words = [*circle.words_for(args, job), f"--database-url={args.database_url}"]
    start = [sys.executable, "-m", "samesky.config.cli", "simulate", "circle", *words]
    with subprocess.Popen(start, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.terminate()


def _together(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The figures of two shares of a run."""
    both = {key: one[key] + other[key] for key in ("circles", "violations", "lost", "doubled", "found")}
    laws = {
        number: {**law, **{key: law[key] + other["laws"][number][key] for key in ("cases", "violations")}}
        for number, law in one["laws"].items()
    }
    return {
        **one,
        **both,
        "laws": laws,
        "broken": sorted({*one["broken"], *other["broken"]}),
        "turns_min": min(one["turns_min"], other["turns_min"]),
        "turns_max": max(one["turns_max"], other["turns_max"]),
        "happened": dict(Counter(one["happened"]) + Counter(other["happened"])),
    }


@contextmanager
def own_place(database_url: str = "") -> Iterator[None]:
    """A data folder with a host key and empty tables, for this process; gone at the end. Django is loaded inside."""
    with tempfile.TemporaryDirectory(prefix="samesky-simulate-") as folder, ExitStack() as stack:
        for name in [name for name in os.environ if name.startswith("SAMESKY_")]:
            del os.environ[name]
        os.environ["SAMESKY_DATA_DIR"] = folder
        if database_url:
            os.environ["SAMESKY_DATABASE_URL"] = stack.enter_context(_own_database(database_url))
        _prepare(Path(folder))
        yield
        from django.db import connections

        connections.close_all()
        for connection in connections.all():
            if hasattr(connection, "close_pool"):
                connection.close_pool()


def _prepare(folder: Path) -> None:
    from samesky.config.loading import load
    from samesky.people import hostkey

    hostkey.make(folder / "host.key")
    load()
    from django.core.management import call_command
    from django.db import connections

    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
        if connections[alias].vendor == "sqlite":
            with connections[alias].cursor() as cursor:
                cursor.execute(
                    "PRAGMA synchronous=OFF"
                )  # it is thrown away: nothing in it must outlive a power cut


@contextmanager
def _own_database(url: str) -> Iterator[str]:
    """A new database on the server of `url`, dropped at the end."""
    import psycopg
    from psycopg import sql

    name = f"samesky_simulate_{token_hex(4)}"
    known = sql.Identifier(name)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(known))
    try:
        parts = urlsplit(url)
        yield urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(known))
