"""Rotation: every data key is wrapped anew by a fresh host key, while the place is being served.

The order is the promise: first the file holds both keys, then every row is wrapped by the new one, then the old one goes. Killed
anywhere and run again it goes on; in between every row has its host key in the file.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction

from samesky.people import hostkey
from samesky.people.hostkey import HostKeyMissing, HostKeys, fresh_pair
from samesky.people.keyring import rewrap
from samesky.people.keystore.models import DataKey
from samesky.people.traces import wipe_traces

AT_ONCE = 100


class SomebodyRotates(Exception):
    """Another rotation is at work on this folder."""


class KeysUnopened(Exception):
    """Some data keys are wrapped by a host key that is not here. `count` of them; nothing else was given up."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def rotate_file(file: Path) -> int:
    """Rotate the host key in `file`, or finish a rotation that was interrupted; says how many data keys were wrapped anew.

    Raises HostKeyMissing, SomebodyRotates, and KeysUnopened (then the old host key stays).
    """
    with _alone(file):
        keys = _with_a_fresh_one(file)
        count = rewrap_all(keys.current()[0])
        hostkey.replace(file, HostKeys(keys.pairs[:1]))
    wipe_traces("keys")
    return count


def rewrap_all(current: str) -> int:
    """Wrap every data key by the current host key, a few in each transaction; says how many. Raises KeysUnopened."""
    waiting = DataKey.objects.exclude(host_key_id=current).order_by("id")
    done, unopened, last = 0, 0, None
    while True:
        rest = waiting if last is None else waiting.filter(id__gt=last)
        batch = list(rest.values_list("id", flat=True)[:AT_ONCE])
        if not batch:
            break
        last = batch[-1]
        with transaction.atomic(using="keys"):
            for key_id in batch:
                try:
                    rewrap(key_id)
                    done += 1
                except HostKeyMissing:
                    unopened += 1
    if unopened:
        raise KeysUnopened(unopened)
    # A key made by a process that had just read the file of before may have come in behind us.
    return done + (rewrap_all(current) if waiting.exists() else 0)


def _with_a_fresh_one(file: Path) -> HostKeys:
    keys = hostkey.load("", file)
    if keys is None:
        raise HostKeyMissing("there is no host key yet: `samesky serve` makes one")
    if len(keys.pairs) == 1:
        keys = HostKeys((fresh_pair(), *keys.pairs))
        hostkey.replace(file, keys)
    return keys


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Only one rotation at a time; the kernel lets the lock go when its holder is killed."""
    descriptor = os.open(file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise SomebodyRotates from None
    finally:
        os.close(descriptor)
