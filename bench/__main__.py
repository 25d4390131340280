"""`make bench`: runs every module of this folder that has `run(quick) -> list[Figure]`, and writes what they measured.

`python -m bench pages start` measures only those, and leaves the other parts of docs/figures.md as they were measured.
`--quick` measures shortly, which is no figure to keep: docs/figures.md stays as it is; `--dry` writes nothing at all.
"""

import argparse
import importlib
import sys
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import bench
from bench.figures import Figure, machine, table
from bench.written import Measured, as_json, page

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[[bool], list[Figure]]


def names() -> list[str]:
    """Every module with a `run`. The others are parts of these, some with a Django of their own: they are not imported."""
    here = Path(bench.__path__[0])
    return sorted(file.stem for file in here.glob("*.py") if "\ndef run(quick: bool)" in file.read_text())


def benches(wanted: Iterable[str]) -> dict[str, Run]:
    return {name: importlib.import_module(f"bench.{name}").run for name in wanted}


def measure(runs: dict[str, Run], quick: bool) -> tuple[dict[str, Measured], list[str]]:
    """What each found, and the names of benches that failed (the others are still measured)."""
    found: dict[str, Measured] = {}
    failed: list[str] = []
    for name, run in runs.items():
        print(f"== {name}", file=sys.stderr)
        before = machine()
        try:
            found[name] = Measured(run(quick), datetime.now(UTC).date().isoformat(), before)
        except Exception:
            traceback.print_exc()
            failed.append(name)
    return found, failed


def write(root: Path, found: dict[str, Measured], quick: bool) -> None:
    """build/bench.json, and where this is to be kept docs/figures.md."""
    (root / "build").mkdir(exist_ok=True)
    (root / "build" / "bench.json").write_text(as_json(found))
    figures = root / "docs" / "figures.md"
    if found and not quick:
        figures.write_text(page(figures.read_text() if figures.exists() else "", found, names()))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(names())}")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--dry", action="store_true")
    args = parser.parse_args()
    if unknown := set(args.names) - set(names()):
        parser.error(f"there is no bench {', '.join(sorted(unknown))}")
    found, failed = measure(benches(args.names or names()), args.quick)
    for name, one in found.items():
        print(f"{name}: {one.machine}\n{table(one.figures)}")
    if not args.dry:
        write(ROOT, found, args.quick)
    return 1 if failed or not found else 0


if __name__ == "__main__":
    sys.exit(main())
