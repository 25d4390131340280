"""Several serving processes on shared sockets: whoever dies is replaced, and one SIGTERM ends them all.

The supervisor holds the sockets, so no connection is refused while a process is being replaced.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from types import FrameType

PATIENCE = 6.0
"""Seconds the processes get to end; then they are killed. What is on disk is safe either way."""
PAUSE = 0.1
SOON = 2.0
"""Seconds between two starts in the same place: a process that cannot start shall not spin."""


@dataclass(frozen=True)
class Part:
    """A kind of process: its name ("pages" or "live"), the socket its processes share, and how many there are."""

    name: str
    line: socket.socket
    count: int


@dataclass
class Place:
    """One process of a part, now and its successors."""

    part: Part
    process: subprocess.Popen[bytes]
    since: float

    @classmethod
    def filled(cls, part: Part) -> "Place":
        return cls(part, _start(part), time.monotonic())

    def refill(self) -> None:
        """Start a successor where the process has ended; one that ended young waits for its turn."""
        if self.process.poll() is not None and time.monotonic() - self.since > SOON:
            print(
                f"A process for {self.part.name} ended; another takes its place.", file=sys.stderr, flush=True
            )
            self.process, self.since = _start(self.part), time.monotonic()


class Told(Exception):
    """SIGTERM or SIGINT arrived."""


def supervise(parts: list[Part]) -> int:
    """Run until told to end; returns 0 when every process ended by itself."""
    signal.signal(signal.SIGTERM, _tell)
    signal.signal(signal.SIGINT, _tell)
    places: list[Place] = []
    try:
        places.extend(Place.filled(part) for part in parts for _ in range(part.count))
        while True:
            time.sleep(PAUSE)
            for place in places:
                place.refill()
    except Told:
        return _end([place.process for place in places])


def _tell(signal_number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise Told


def _start(part: Part) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "samesky.config.part", str(part.line.fileno())]
    environment = {**os.environ, "SAMESKY_PART": part.name}
    return subprocess.Popen(command, env=environment, pass_fds=[part.line.fileno()])


def _end(processes: list[subprocess.Popen[bytes]]) -> int:
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + PATIENCE
    for process in processes:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
    return max(
        (abs(process.wait()) for process in processes if process.returncode not in (0, -signal.SIGTERM)),
        default=0,
    )
