"""`samesky restore DIR`: old data with the newest keys. Whoever left meanwhile has no key any more, and is erased again."""

import argparse
import sys
from pathlib import Path
from socket import create_connection

from samesky.config import backup, options
from samesky.config.copying import CannotRestore, Manifest, copy_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `samesky restore` understands."""
    parser.add_argument("folder", type=Path, help="where samesky backup put data-<time> and keys-<time>")
    parser.add_argument("--data", metavar="NAME", help="which data; without it the newest")
    parser.add_argument("--replace", action="store_true", help="replace the data that is here now")


def run(args: argparse.Namespace) -> int:
    """0 when the place is back; 1 with a sentence, and nothing lost, when it cannot be."""
    try:
        _must_be_at_rest()
        data = _chosen(args.folder, args.data)
        manifest = Manifest.of(data)
        _must_be_free(manifest, args.replace)
        keys = _keys(args.folder)
        _must_open()
        _put_back(data, manifest, keys)
    except CannotRestore as cannot:
        print(cannot, file=sys.stderr)
        return 1
    return 0


def _must_be_at_rest() -> None:
    port = options.read()["SAMESKY_PORT"]
    try:
        create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return
    raise CannotRestore(f"Something is being served on port {port}. Please stop samesky first.")


def _chosen(folder: Path, name: str | None) -> Path:
    if name:
        return folder / name
    found = backup.copies(folder, "data")
    if not found:
        raise CannotRestore(f"There is no data-<time> in {folder}.")
    return found[-1][1]


def _must_be_free(manifest: Manifest, replace: bool) -> None:
    from django.conf import settings
    from django.db import connection

    if connection.vendor != manifest.engine:
        raise CannotRestore(f"This copy is of {manifest.engine}; it goes back into {manifest.engine} only.")
    if manifest.rehearsal != settings.REHEARSAL:
        raise CannotRestore("A rehearsal and a real place are never put into each other.")
    if "people_person" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM people_person LIMIT 1")
        if cursor.fetchone() and not replace:
            raise CannotRestore(
                "People are here already. With --replace, the old data takes the place of what is here now."
            )


def _keys(folder: Path) -> str:
    """See to it that the newest keys there are are in their store; says which those are."""
    if _keys_here():
        return "with the keys that are here: they are the newest"
    found = backup.copies(folder, "keys")
    if not found:
        raise CannotRestore(f"There are no keys here, and there is no keys-<time> in {folder}.")
    newest = found[-1][1]
    copy_in("keys", newest, Manifest.of(newest), lambda: None)
    return f"with the keys of {newest.name}: there were none here"


def _keys_here() -> bool:
    from django.db import connections

    if "keystore_datakey" not in connections["keys"].introspection.table_names():
        return False
    with connections["keys"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM keystore_datakey LIMIT 1")
        return cursor.fetchone() is not None


def _must_open() -> None:
    from samesky.people.restoring import host_keys_missing

    missing = ", ".join(sorted(host_keys_missing()))
    if missing:
        raise CannotRestore(
            f"These keys were wrapped by a host key that is not here ({missing}). Type it in from paper (samesky keys enter),"
            " or add it as a further line of host.key; then run this again. Nothing was changed but the keys."
        )


def _put_back(data: Path, manifest: Manifest, keys: str) -> None:
    from samesky.people.restoring import Erased, erase_whose_key_is_gone
    from samesky.people.traces import wipe_traces

    erased: list[Erased] = []
    copy_in("default", data, manifest, lambda: erased.append(erase_whose_key_is_gone()))
    wipe_traces("default")
    print(f"The data of {manifest.made_at[:16]} is back, {keys}.")
    print(f"People who had left since, or whose key is lost, and who were erased again: {erased[-1].people}.")
    if erased[-1].values:
        print(f"Further values that no key opens, and that were taken away: {erased[-1].values}.")
    print("Everybody signs in again. Now make a fresh backup, so that older copies can go.")
