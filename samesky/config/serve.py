"""`samesky serve`: everything in one process on one port, or split over cores under one supervisor."""

import argparse
import sys

from samesky.config import options
from samesky.config.supervisor import Part, supervise


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `samesky serve` understands."""
    parser.add_argument("--port", type=int, help="the port of the pages (SAMESKY_PORT, else 8000)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on; 0.0.0.0 for every network"
    )
    parser.add_argument(
        "--pages", type=int, default=0, metavar="N", help="split: this many processes for pages"
    )
    parser.add_argument(
        "--live",
        type=int,
        default=0,
        metavar="M",
        help="split: this many for event streams, on the next port",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until told to end; 0 when that was in order."""
    from samesky.config.ready import migrate
    from samesky.config.server import open_socket, serve
    from samesky.demo import rules

    values = options.read()
    port = args.port or values["SAMESKY_PORT"]
    split = bool(args.pages or args.live)
    if _refused(rules.why_not_here(args.host)):
        return 1
    try:
        lines = [open_socket(args.host, port + step) for step in range(2 if split else 1)]
    except OSError as error:
        print(f"Port {port} cannot be used ({error.strerror}). Choose another with --port.", file=sys.stderr)
        return 1
    migrate()
    if _refused(rules.why_not_served()):
        return 1
    print(f"Samesky is at {_address(args.host, port)}", flush=True)
    if not split:
        serve(lines[0], behind_proxy=values["SAMESKY_BEHIND_PROXY"])
        return 0
    _explain_split(port)
    return supervise([Part("pages", lines[0], max(1, args.pages)), Part("live", lines[1], max(1, args.live))])


def _refused(why: str) -> bool:
    if why:
        print(why, file=sys.stderr)
    return bool(why)


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104
    return f"http://{shown}:{port}"


def _explain_split(port: int) -> None:
    from django.db import connection

    print(
        f"Pages on port {port}; event streams on port {port + 1}, where a proxy sends /live/ (docs/nginx.conf).",
        flush=True,
    )
    print("Without a proxy the processes for pages answer /live/ as well.", flush=True)
    if connection.vendor == "sqlite":
        print(
            "SQLite writes one thing at a time: more processes for pages help little. PostgreSQL is made for that.",
            flush=True,
        )
