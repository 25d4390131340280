"""The console script `samesky`: each command is a module with `add_arguments(parser)` and `run(args) -> int`."""

import argparse
import importlib
import os
import sys
from pathlib import Path

COMMANDS = {
    "serve": ("samesky.config.serve", "serve everything on one port"),
    "demo": ("samesky.demo.command", "fill a new data folder with the rehearsal season"),
    "doctor": ("samesky.config.doctor", "list the settings and say what is not well"),
    "backup": ("samesky.config.backup", "copy the data and, apart from it, the keys"),
    "restore": ("samesky.config.restore", "take old data with the newest keys"),
    "keys": ("samesky.config.keys", "rotate the host key, print it, or type it in again"),
    "grant": ("samesky.config.grant", "give somebody a role"),
    "match": ("samesky.matching.command", "rank texts by closeness, with reasons"),
    "bench": ("samesky.config.bench", "measure, and write docs/figures.md"),
    "simulate": ("samesky.config.simulate", "play many circles, with everything that goes wrong"),
    "manage": ("samesky.config.manage", "Django's own commands"),
}
MAKES_A_KEY = {"serve", "demo", "grant"}
OWN_PLACE = {"simulate"}
"""These make a place of their own, and never look at a host's."""
PRINT_IT = "A host key was made. Without it nobody's words here can be read again: please print it now (samesky keys print)."


def main() -> int:
    """Run one command. Returns its exit code; 2 for words the command line cannot use."""
    parser = argparse.ArgumentParser(prog="samesky", description="A self-hosted home for peer support.")
    names = parser.add_subparsers(dest="command", required=True)
    given = next((word for word in sys.argv[1:] if word in COMMANDS), None)
    for name, (module, about) in COMMANDS.items():
        one = names.add_parser(name, help=about, description=about)
        if name == given:
            importlib.import_module(module).add_arguments(one)
    args = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    from samesky.config.options import WrongSetting
    from samesky.demo.marks import NotNew

    try:
        if args.command not in OWN_PLACE:
            prepare(args.command)
        result: int = importlib.import_module(COMMANDS[args.command][0]).run(args)
    except (WrongSetting, NotNew) as why:
        print(why, file=sys.stderr)
        return 2
    return result


def prepare(command: str) -> None:
    """Make the data folder and its first host key where the command needs them, then set Django up."""
    from samesky.config import options
    from samesky.config.loading import load
    from samesky.demo import marks
    from samesky.people import hostkey

    values = options.read()
    file = Path(values["SAMESKY_DATA_DIR"]).absolute() / "host.key"
    if command == "demo":
        marks.claim(file.parent)  # before anything else is in it, and before the settings look for the mark
    if command in MAKES_A_KEY and not values["SAMESKY_HOST_KEY"] and not file.exists():
        hostkey.make(file)
        if command == "serve":
            print(PRINT_IT, flush=True)
    if command != "doctor":
        load()


if __name__ == "__main__":
    sys.exit(main())
