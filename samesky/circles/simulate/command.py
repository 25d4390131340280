"""`samesky simulate circle`: many sharing circles with everything that goes wrong, and a judge who was not there."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from samesky.circles.simulate.faults import FAULTS, NoSuchFault, read_faults

if TYPE_CHECKING:
    from samesky.circles.simulate.breaking import Break
    from samesky.circles.simulate.place import Place

NOT_SEEN = 3
"""The exit code where a fault was planted and the checker did not name its law."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `samesky simulate circle` understands; nothing of Django is loaded yet."""
    parser.add_argument(
        "--people", type=int, default=12, metavar="N", help="people for each circle, 3 to 12 (12)"
    )
    parser.add_argument("--circles", type=int, default=1000, metavar="N", help="how many circles (1000)")
    parser.add_argument("--faults", default="", metavar="LIST", help=f"of {','.join(FAULTS)}; none")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the same seed tells the same stories (1)"
    )
    parser.add_argument("--only", type=int, metavar="N", help="only circle number N of the run")
    parser.add_argument("--story", metavar="FILE", help="with --only: write what the checker reads")
    parser.add_argument(
        "--break", dest="broken", default="", metavar="LAW", help="plant a fault; list shows all"
    )
    parser.add_argument("--json", action="store_true", help="print one object")
    parser.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="processes, each with a database of its own (1)"
    )


def wrong(args: argparse.Namespace) -> str:
    """Why these words cannot be used; "" when they can."""
    try:
        read_faults(args.faults)
    except NoSuchFault as why:
        return str(why)
    if not 3 <= args.people <= 12:
        return "A circle has 3 to 12 people."
    return "" if args.circles > 0 and args.jobs > 0 else "At least one circle, and one process."


def words_for(args: argparse.Namespace, job: int) -> list[str]:
    """What another process of the same run is started with."""
    words = [
        f"--people={args.people}",
        f"--circles={args.circles}",
        f"--faults={args.faults}",
        f"--seed={args.seed}",
    ]
    return [*words, f"--break={args.broken}", f"--jobs={args.jobs}", f"--job={job}", "--json"]


def simulated(args: argparse.Namespace, job: int = 0) -> dict[str, Any]:
    """This process's share of the run, in an empty database that is ready; raises NoSuchBreak."""
    from samesky.circles.simulate.breaking import all_breaks, find
    from samesky.circles.simulate.many import a_place

    place = a_place(args.people)
    if args.broken == "all":
        each = {}
        for one in all_breaks():
            each[one.name] = _once(args, place, job, one)
            sys.stderr.write(f"{one.name}: circle {each[one.name]['circles']}, {each[one.name]['broken']}\n")
        seen = {name: figures["broken"] for name, figures in each.items()}
        return {
            "planted": seen,
            "not_seen": [name for name in seen if each[name]["planted_law"] not in seen[name]],
        }
    return _once(args, place, job, find(args.broken) if args.broken else None)


def _once(args: argparse.Namespace, place: "Place", job: int, planted: "Break | None") -> dict[str, Any]:
    """One run; with a planted fault, until its law is named."""
    from samesky.circles.simulate.many import Wanted, run
    from samesky.circles.simulate.patching import patched

    wanted = Wanted(args.people, args.circles, read_faults(args.faults), args.seed)
    numbers = [args.only] if args.only is not None else range(job, args.circles, args.jobs)
    until = planted.law if planted else 0
    with patched(*(planted.patches() if planted else ())):
        figures = run(wanted, place, numbers, keep=args.story, until=until)
    return {**figures, "planted": planted.name, "planted_law": planted.law} if planted else figures


def told(figures: dict[str, Any], as_json: bool) -> int:
    """Print the figures. Returns the exit code: 0 all laws held, 1 some did not, 3 a planted fault was not seen."""
    print(json.dumps(figures, indent=1) if as_json or "not_seen" in figures else _listed(figures))  # noqa: T201
    if "not_seen" in figures:
        return NOT_SEEN if figures["not_seen"] else 1
    if "planted_law" in figures and figures["planted_law"] not in figures["broken"]:
        sys.stderr.write(
            f"{figures['planted']} was planted, and law {figures['planted_law']} was not named.\n"
        )
        return NOT_SEEN
    return 1 if figures["violations"] or figures["lost"] or figures["doubled"] else 0


def _listed(figures: dict[str, Any]) -> str:
    lines = [
        f"{figures['circles']} circles of {figures['people']}, {figures['turns_min']} to {figures['turns_max']} turns"
    ]
    for number, law in figures["laws"].items():
        lines.append(
            f"{number:>3} {law['name']:<16} {law['cases']:>8} cases {law['violations']:>6} violations"
        )
    lines += [f"lost {figures['lost']}, doubled {figures['doubled']}", *figures["found"]]
    return "\n".join(lines)
