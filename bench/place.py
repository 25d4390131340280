"""A place to measure: its own data folder and database, and the real server on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.harness.ending import ends_with_us

SAMESKY = Path(sys.executable).parent / "samesky"


@dataclass(frozen=True)
class Place:
    """`env` is what every process of this place is started with."""

    url: str
    port: int
    env: dict[str, str]

    def samesky(self, *words: str) -> None:
        """Run a command here. Raises CalledProcessError."""
        subprocess.run([SAMESKY, *words], env=self.env, check=True, stdout=subprocess.DEVNULL)

    @contextmanager
    def served(self, *words: str) -> Iterator[subprocess.Popen[bytes]]:
        """The running server, once /healthz answers; ended at the end of the block."""
        command = [*ends_with_us(), str(SAMESKY), "serve", "--port", str(self.port), *words]
        server = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            self._wait(server)
            yield server
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)

    def _wait(self, server: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and server.poll() is None:
            with suppress(OSError), urlopen(f"{self.url}/healthz", timeout=2):
                return
            time.sleep(0.01)
        raise RuntimeError("the server did not start")


def empty_place(folder: Path, **env: str) -> Place:
    """A place with nobody in it; pass SAMESKY_DATABASE_URL and SAMESKY_KEYS_URL to put it on PostgreSQL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    url = f"http://127.0.0.1:{port}"
    own = {name: value for name, value in os.environ.items() if not name.startswith("SAMESKY_")}
    own |= {"SAMESKY_DATA_DIR": str(folder), "SAMESKY_ADDRESS": url, "SAMESKY_RATE_LIMITS": "no"}
    return Place(url, port, own | env)
