"""Serving processes of one place that are killed, stopped and started again, each on a port of its own."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from urllib.request import urlopen

from tests.harness.ending import ends_with_us
from tests.harness.site import SAMESKY, Site, free_port


@dataclass
class Servers:
    """`site` ends whatever is still running at the end of the test."""

    site: Site
    count: int
    ports: list[int] = field(default_factory=list)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    kills: int = 0

    def start(self) -> "Servers":
        self.ports = [free_port() for _ in range(self.count)]
        for port in self.ports:
            self.running.append(self._serve(port))
            self.wait(port)
        return self

    def urls(self) -> list[str]:
        return [f"http://127.0.0.1:{port}" for port in self.ports]

    def kill(self, number: int) -> None:
        """As a power cut would end it: no word to anybody."""
        server = self.running[number]
        os.kill(server.pid, signal.SIGKILL)
        server.wait(10)
        self.kills += 1

    def start_again(self, number: int) -> None:
        """On the same port; returns when it answers."""
        self.running[number] = self._serve(self.ports[number])
        self.wait(self.ports[number])

    def kill_any(self, chance: Random) -> None:
        """One of them, now; and start it again."""
        number = chance.randrange(self.count)
        self.kill(number)
        self.start_again(number)

    def wait(self, port: int) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"a server did not start:\n{self.site.log()[-3000:]}")

    def _serve(self, port: int) -> subprocess.Popen[bytes]:
        with (self.site.folder / f"serve-{len(self.site.servers)}.log").open("wb") as out:
            server = subprocess.Popen(
                [*ends_with_us(), str(SAMESKY), "serve", "--port", str(port)],
                env=self.site.env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.site.servers.append(server)
        return server
