"""A PostgreSQL server of our own: in a temporary folder, on a socket only, gone when the process that started it is gone."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from tests.harness.ending import ends_with_us

USER = "samesky"
PREFIX = "sky-pg-"
TEMPORARY = Path("/tmp")

HOW_IT_IS_MADE = ["-U", USER, "-A", "trust", "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync"]
# Nothing here must outlive the run, so nothing is made durable.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}


class NoPostgreSQL(Exception):
    """There are no server binaries on this machine."""


@dataclass(frozen=True)
class Cluster:
    folder: Path

    def url(self, database: str) -> str:
        """The address of `database`, as SAMESKY_DATABASE_URL takes it."""
        return f"postgres://{USER}@{quote(str(self.folder), safe='')}/{database}"

    def create(self, database: str, template: str = "template1") -> str:
        """Make an empty database, or a copy of `template` (that nobody may be connected to); its address is returned."""
        self.run(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Drop `database`, ending whatever is connected to it."""
        self.run(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def run(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


def binaries() -> Path:
    """The folder with initdb and postgres: from PATH, else the newest of the distribution. Raises NoPostgreSQL."""
    found = shutil.which("initdb")
    if found and (Path(found).resolve().parent / "postgres").exists():
        return Path(found).resolve().parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not folders:
        raise NoPostgreSQL("PostgreSQL is not installed; `tools/need postgresql` says how to get it.")
    return max(folders, key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0)


def _as_postgres() -> list[str]:
    """PostgreSQL refuses root; and it is to end with us, even when we are killed."""
    words = ends_with_us("SIGQUIT")
    if os.geteuid() == 0:
        words = [*(words or ["setpriv"]), "--reuid=postgres", "--regid=postgres", "--init-groups"]
    return words


def _sweep() -> None:
    """Remove what a run that was killed left behind."""
    for folder in TEMPORARY.glob(f"{PREFIX}*"):
        with suppress(OSError, ValueError):
            starter = int((folder / "started-by").read_text())
            if not Path(f"/proc/{starter}").exists():
                shutil.rmtree(folder, ignore_errors=True)


def _wait(cluster: Cluster, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(psycopg.OperationalError):
            psycopg.connect(cluster.url("postgres")).close()
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()[-2000:]}")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A running cluster for as long as the block lasts. Raises NoPostgreSQL where there are no binaries."""
    home = binaries()
    _sweep()
    # Short, because a socket's path may have 107 bytes.
    folder = TEMPORARY / f"{PREFIX}{os.getpid()}-{time.monotonic_ns() % 1_000_000}"
    folder.mkdir(mode=0o700)
    (folder / "started-by").write_text(str(os.getpid()))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    store, log = folder / "store", folder / "log"
    try:
        subprocess.run(
            [*_as_postgres(), str(home / "initdb"), "-D", str(store), *HOW_IT_IS_MADE],
            check=True,
            capture_output=True,
            cwd="/",
        )
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with log.open("wb") as out:
            server = subprocess.Popen(
                [*_as_postgres(), str(home / "postgres"), "-D", str(store), "-k", str(folder), *options],
                stdout=out,
                stderr=out,
                stdin=subprocess.DEVNULL,
                cwd="/",
                start_new_session=True,  # an interrupt at the keyboard reaches us first, and we end it
            )
        try:
            running = Cluster(folder)
            _wait(running, server, log)
            yield running
        finally:
            server.send_signal(signal.SIGQUIT)
            with suppress(subprocess.TimeoutExpired):
                server.wait(10)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
