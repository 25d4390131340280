"""`samesky backup DIR`: data and keys, apart from each other, while the place is served. The host key is in neither."""

import argparse
import json
import os
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

NOTE = "last-backup.json"
STAMP = "%Y%m%d-%H%M%S-%f"
KEYS_LAST = timedelta(days=7)
"""The promise to everybody who leaves: unreadable in our backups after seven days."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `samesky backup` understands."""
    parser.add_argument("folder", type=Path, help="where data-<time> and keys-<time> are put")


def run(args: argparse.Namespace) -> int:
    """Copy both stores, forget key copies that are too old, and leave a note for the doctor."""
    from django.conf import settings

    from samesky.kit.clock import now

    if not _there():
        print("There is nothing to copy here yet: samesky serve makes the place.", file=sys.stderr)
        return 1
    os.umask(0o077)
    folder: Path = args.folder.absolute()
    at = now()
    made = _copy(folder, at)
    gone = forget_old_keys(folder, at)
    note = {"at": at.isoformat(), "folder": str(folder)}
    (Path(settings.DATA_DIR) / NOTE).write_text(json.dumps(note))
    _say(made, gone)
    return 0


def copies(folder: Path, kind: str) -> list[tuple[datetime, Path]]:
    """The finished copies of a kind ("data" or "keys") in `folder`, the oldest first."""
    found = []
    for path in folder.glob(f"{kind}-*"):
        try:
            found.append((datetime.strptime(path.name[len(kind) + 1 :], STAMP).replace(tzinfo=UTC), path))
        except ValueError:
            continue
    return sorted(found)


def forget_old_keys(folder: Path, at: datetime) -> list[Path]:
    """Remove key copies older than seven days, and whatever a backup that was killed left; returns the key copies that went."""
    old = [path for made, path in copies(folder, "keys") if at - made > KEYS_LAST]
    for path in [*old, *folder.glob(".unfinished-*")]:
        shutil.rmtree(path)
    return old


def _there() -> bool:
    from django.db import connections

    return "keystore_datakey" in connections["keys"].introspection.table_names()


def _copy(folder: Path, at: datetime) -> list[Path]:
    from django.conf import settings

    from samesky.config.copying import copy_out

    folder.mkdir(parents=True, exist_ok=True)
    made = []
    # Data first: every key it needs was committed before, so the copy of the keys, taken after, has them all.
    for kind, alias in (("data", "default"), ("keys", "keys")):
        done = folder / f"{kind}-{at.strftime(STAMP)}"
        unfinished = folder / f".unfinished-{done.name}"
        copy_out(alias, unfinished, at.isoformat(), rehearsal=settings.REHEARSAL)
        unfinished.rename(done)
        made.append(done)
    return made


def _say(made: list[Path], gone: list[Path]) -> None:
    data, keys = made
    print(f"Data: {data}\nKeys: {keys}")
    print(
        "Keep the two in different places, and the host key, on paper, in a third. Data may be kept long; keys may not."
    )
    for path in gone:
        print(f"Removed: {path} (older than seven days, so that whoever left is unreadable in backups too)")
    print("Copies of keys that you took elsewhere have to go after seven days as well.")
