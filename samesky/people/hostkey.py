"""The host key: 32 random bytes in a file (or SAMESKY_HOST_KEY) that wrap every data key. Never in a database, never in an archive.

The file holds one `id base64` a line, the current key first; while `samesky keys rotate` runs it holds two.
"""

import base64
import binascii
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

SIZE = 32


class HostKeyMissing(Exception):
    """There is no host key, or it cannot be read. The message is for the host and holds no key bytes."""


@dataclass(frozen=True)
class HostKeys:
    """Keys by id, the current one first."""

    pairs: tuple[tuple[str, bytes], ...]

    def current(self) -> tuple[str, bytes]:
        return self.pairs[0]

    def oldest(self) -> bytes:
        return self.pairs[-1][1]

    def by_id(self, key_id: str) -> bytes:
        """The key's 32 bytes. Raises HostKeyMissing when no key has that id."""
        for name, key in self.pairs:
            if name == key_id:
                return key
        raise HostKeyMissing(f"no host key called {key_id} is here")

    def as_text(self) -> str:
        return "".join(f"{name} {base64.b64encode(key).decode()}\n" for name, key in self.pairs)


def parse(text: str) -> HostKeys:
    """Read lines (or comma-separated entries) of `id base64`. Raises HostKeyMissing when a line is not a key."""
    pairs = []
    for line in text.replace(",", "\n").splitlines():
        if not line.strip():
            continue
        try:
            name, encoded = line.split()
            key = base64.b64decode(encoded, validate=True)
        except (ValueError, binascii.Error):
            raise HostKeyMissing(
                "the host key cannot be read: each line is an id, a space, and base64"
            ) from None
        if len(key) != SIZE or not 4 <= len(name) <= 16:
            raise HostKeyMissing(
                "the host key cannot be read: a key has 32 bytes and an id of 4 to 16 letters"
            )
        pairs.append((name, key))
    if not pairs:
        raise HostKeyMissing("the host key is empty")
    return HostKeys(tuple(pairs))


def load(text: str, file: Path) -> HostKeys | None:
    """The keys of the setting, else of the file; None when neither is there."""
    if text:
        return parse(text)
    return parse(file.read_text()) if file.exists() else None


def fresh_pair() -> tuple[str, bytes]:
    return secrets.token_hex(4), secrets.token_bytes(SIZE)


def make(file: Path) -> HostKeys:
    """Write a first host key, readable by this user only. Raises FileExistsError rather than replacing one."""
    keys = HostKeys((fresh_pair(),))
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(keys.as_text())
        out.flush()
        os.fsync(out.fileno())
    return keys


def replace(file: Path, keys: HostKeys) -> None:
    """Put `keys` in the file's place at once: a crash leaves the old file or the new one, never half."""
    beside = file.with_suffix(".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(keys.as_text())
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
