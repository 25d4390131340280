"""`samesky keys rotate | print | enter`: the host key, changed while the place is served, put on paper, and typed in again."""

import argparse
import sys
from itertools import takewhile

ROTATED = """The host key is new, and {count} data keys are wrapped by it.
Next: print it (samesky keys print), and make a backup (samesky backup DIR): older copies of keys open with the old printed key only.
Keep that old paper for seven days, then destroy it. At the next start of the server everybody signs in again."""
SET_BOTH = """The host key is in SAMESKY_HOST_KEY, so it is yours to change. In this order:
1. Set SAMESKY_HOST_KEY for every process to the two entries below (the new one first, then the one you have), and start them again.
2. Run samesky keys rotate once more: it wraps every data key by the first entry.
3. Set SAMESKY_HOST_KEY to the first entry alone, start again, print it, make a backup. Everybody signs in again.

{value}
"""
SET_ONE = """{count} data keys are wrapped by the first entry of SAMESKY_HOST_KEY now.
Next: set SAMESKY_HOST_KEY to that first entry alone, start every process again, print it, make a backup. Everybody signs in again."""
PAPER = """Samesky host key
Without this key nobody's words here can ever be read again; with it and a copy of the keys, all of them can.
Keep it where you keep what matters most, away from the backups. To type it in again: samesky keys enter

{key}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `samesky keys` understands."""
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser(
        "rotate", help="wrap every data key by a fresh host key; may be interrupted and run again"
    )
    what.add_parser("print", help="a copy of the host key for paper")
    what.add_parser("enter", help="type the host key in from paper, where there is none")


def run(args: argparse.Namespace) -> int:
    """0 when it was done; 1 with a sentence when it could not be."""
    from samesky.people.hostkey import HostKeyMissing
    from samesky.people.rotating import KeysUnopened, SomebodyRotates

    try:
        said: str = {"rotate": _rotate, "print": _print, "enter": _enter}[args.what]()
    except HostKeyMissing as missing:
        return _cannot(f"{str(missing)[:1].upper()}{str(missing)[1:]}.")
    except SomebodyRotates:
        return _cannot("Another rotation is at work here. When it has ended there may be nothing left to do.")
    except KeysUnopened as unopened:
        return _cannot(
            f"{unopened.count} data keys are wrapped by a host key that is not here, so the old host key stays."
            " Add the missing host key (a printed one?) as a further line of host.key, and run this again."
        )
    print(said)
    return 0


def _rotate() -> str:
    from django.conf import settings

    from samesky.people import hostkey
    from samesky.people.rotating import rewrap_all, rotate_file

    if not settings.HOST_KEY:
        return ROTATED.format(count=rotate_file(settings.HOST_KEY_FILE))
    keys = hostkey.parse(settings.HOST_KEY)
    if len(keys.pairs) > 1:
        return SET_ONE.format(count=rewrap_all(keys.current()[0]))
    both = hostkey.HostKeys((hostkey.fresh_pair(), *keys.pairs))
    return SET_BOTH.format(value=",".join(both.as_text().split("\n")).rstrip(","))


def _print() -> str:
    from django.conf import settings

    from samesky.people import printing
    from samesky.people.keyring import host_keys

    keys = host_keys()
    printing.note(settings.DATA_DIR, keys)
    return PAPER.format(key=printing.on_paper(keys))


def _enter() -> str:
    from django.conf import settings

    from samesky.people import hostkey, printing

    if settings.HOST_KEY or settings.HOST_KEY_FILE.exists():
        return "There is a host key already; nothing was changed. To use another, move it away first."
    print(
        "Please type what stands on the paper, with the check, and end with an empty line.", file=sys.stderr
    )
    typed = takewhile(str.strip, sys.stdin)
    keys = printing.from_paper("".join(typed))
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    hostkey.replace(settings.HOST_KEY_FILE, keys)
    printing.note(settings.DATA_DIR, keys)
    return f"The host key {keys.current()[0]} is in its place."


def _cannot(words: str) -> int:
    print(words, file=sys.stderr)
    return 1
