"""One process of a split `samesky serve`, started by the supervisor: `python -m samesky.config.part <socket>`."""

import os
import signal
import socket
import sys
import threading
import time

from samesky.config import options
from samesky.config.loading import load


def main() -> None:
    """Serve on the inherited socket until told to end, or until the supervisor is gone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
    load()
    from samesky.config.server import serve

    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    line = socket.socket(fileno=int(sys.argv[1]))
    serve(line, behind_proxy=options.read()["SAMESKY_BEHIND_PROXY"])


def _end_with(parent: int) -> None:
    # A supervisor that was killed tells nobody; nobody may serve on without one.
    while os.getppid() == parent:
        time.sleep(1.0)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
