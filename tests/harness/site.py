"""The real server: `samesky serve` as its own process, on its own port, with its own data folder."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.request import urlopen

import pytest

from tests.harness.cluster import Cluster
from tests.harness.ending import ends_with_us

SAMESKY = Path(sys.executable).parent / "samesky"


@dataclass
class Site:
    """A place that is being served. `url` has no slash at its end; `env` is what its processes are started with."""

    url: str
    folder: Path
    env: dict[str, str]
    servers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def samesky(self, *words: str, stdin: str = "") -> str:
        """Run a `samesky` command on this place and return what it printed. A failure shows both outputs."""
        return _output([str(SAMESKY), *words], self.env, stdin)

    def python(self, code: str) -> str:
        """Run Python inside this place, with Django set up, and return what it printed."""
        setup = "import os,django; os.environ['DJANGO_SETTINGS_MODULE']='samesky.config.settings'; django.setup()\n"
        return _output([sys.executable, "-c", setup + code], self.env)

    def log(self) -> str:
        """What the servers have printed so far."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def serve(self, *words: str) -> "Site":
        """Start one more server for this place (the first one on its own port) and wait until it answers."""
        port = int(self.url.rsplit(":", 1)[1]) if not self.servers else free_port()
        with (self.folder / f"serve-{len(self.servers)}.log").open("wb") as out:
            server = subprocess.Popen(
                [*ends_with_us(), str(SAMESKY), "serve", "--port", str(port), *words],
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.servers.append(server)
        other = Site(f"http://127.0.0.1:{port}", self.folder, self.env, [server])
        _wait(other)
        return other

    def stop(self) -> None:
        """End every server of this place, kindly first."""
        for server in self.servers:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
        for server in self.servers:
            try:
                server.wait(8)
            except subprocess.TimeoutExpired:
                with suppress(ProcessLookupError):
                    os.killpg(server.pid, signal.SIGKILL)
                server.wait()


class NewSite(Protocol):
    """Makes another place with nobody in it, and serves it unless told not to."""

    def __call__(self, *, serve: bool = True, cast: bool = True, **env: str) -> Site: ...


def _output(words: list[str], env: dict[str, str], stdin: str = "") -> str:
    done = subprocess.run(
        words, env=env, input=stdin, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{' '.join(words)[:200]}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(site: Site) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and site.servers[-1].poll() is None:
        with suppress(OSError), urlopen(f"{site.url}/healthz", timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{site.log()[-4000:]}")


def _environment(folder: Path, kept_open: ExitStack) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SAMESKY_", "DJANGO_"))}
    env |= {"SAMESKY_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"}
    if "PGCLUSTER_FOLDER" in os.environ:
        cluster = Cluster(Path(os.environ["PGCLUSTER_FOLDER"]))
        name = f"site_{os.getpid()}_{time.monotonic_ns()}"
        for variable, database in (("SAMESKY_DATABASE_URL", name), ("SAMESKY_KEYS_URL", f"{name}_keys")):
            env[variable] = cluster.create(database, "template0")
            kept_open.callback(cluster.drop, database)
    return env


def _make(folder: Path, kept_open: ExitStack, *, serve: bool, cast: bool, env: dict[str, str]) -> Site:
    port = free_port()
    own = {"SAMESKY_PORT": str(port), "SAMESKY_ADDRESS": f"http://127.0.0.1:{port}"}
    site = Site(f"http://127.0.0.1:{port}", folder, _environment(folder, kept_open) | own | env)
    kept_open.callback(site.stop)
    if cast:
        site.env.pop("PYTEST_CURRENT_TEST", None)
        subprocess.run([sys.executable, "-m", "tests.harness.fill"], env=site.env, check=True, timeout=120)
    if serve:
        site.serve()
    return site


@pytest.fixture
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewSite]:
    with ExitStack() as kept_open:

        def make(*, serve: bool = True, cast: bool = True, **env: str) -> Site:
            return _make(tmp_path_factory.mktemp("site"), kept_open, serve=serve, cast=cast, env=env)

        yield make


@pytest.fixture(scope="module")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One place with the cast in it, served for all tests of a module."""
    with ExitStack() as kept_open:
        yield _make(tmp_path_factory.mktemp("site"), kept_open, serve=True, cast=True, env={})
