"""What pages cost: processor time in the serving process, against the same templates fed from memory, and queries."""

import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench.figures import Figure
from bench.place import empty_place
from tests.harness.cluster import NoPostgreSQL, cluster


def run(quick: bool) -> list[Figure]:
    return [*_on("SQLite", quick), *_on("PostgreSQL", quick)]


def _on(database: str, quick: bool) -> list[Figure]:
    with ExitStack() as kept_open:
        env: dict[str, str] = {}
        if database == "PostgreSQL":
            try:
                running = kept_open.enter_context(cluster())
            except NoPostgreSQL:
                print("PostgreSQL is not installed: not measured on it.", file=sys.stderr)
                return []
            env = {"SAMESKY_DATABASE_URL": running.create("sky"), "SAMESKY_KEYS_URL": running.create("keys")}
        place = empty_place(Path(kept_open.enter_context(tempfile.TemporaryDirectory())), **env)
        command = [sys.executable, "-m", "bench.pages_inside", database, "quick" if quick else "full"]
        done = subprocess.run(command, env=place.env, check=True, stdout=subprocess.PIPE, text=True)
        return [Figure(**figure) for figure in json.loads(done.stdout.splitlines()[-1])]
