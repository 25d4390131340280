"""`make bench`: runs every module of this folder that has `run(quick) -> list[Figure]`, and writes what they measured.

`python -m bench --quick` measures shortly; `python -m bench pages start` only those; `--dry` writes nothing.
"""

import argparse
import importlib
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import bench
from bench.figures import Figure, as_json, machine, page, table

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[[bool], list[Figure]]


def benches(wanted: list[str]) -> dict[str, Run]:
    """Every module with a `run`, by name. The others are parts of these, some with a Django of their own: they are not imported."""
    here = Path(bench.__path__[0])
    names = sorted(file.stem for file in here.glob("*.py") if "\ndef run(quick: bool)" in file.read_text())
    chosen = [name for name in names if not wanted or name in wanted]
    return {name: importlib.import_module(f"bench.{name}").run for name in chosen}


def measure(runs: dict[str, Run], quick: bool) -> tuple[list[Figure], list[str]]:
    """All figures, and the names of benches that failed (the others are still measured)."""
    figures: list[Figure] = []
    failed: list[str] = []
    for name, run in runs.items():
        print(f"== {name}", file=sys.stderr)
        try:
            figures += run(quick)
        except Exception:
            traceback.print_exc()
            failed.append(name)
    return figures, failed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--dry", action="store_true")
    args = parser.parse_args()
    figures, failed = measure(benches(args.names), args.quick)
    print(machine())
    print(table(figures))
    if not args.dry:
        (ROOT / "build").mkdir(exist_ok=True)
        (ROOT / "build" / "bench.json").write_text(as_json(figures))
        if not args.names:
            (ROOT / "docs" / "figures.md").write_text(page(figures, failed))
    return 1 if failed or not figures else 0


if __name__ == "__main__":
    sys.exit(main())
