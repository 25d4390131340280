"""`samesky bench`: measures this checkout and writes build/bench.json and docs/figures.md (see bench/)."""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", help="only these benches")
    parser.add_argument("--quick", action="store_true", help="measure shortly")


def run(args: argparse.Namespace) -> int:
    if not (ROOT / "bench" / "__main__.py").exists():
        print(
            "The benches are part of the source, which is not here. See docs/figures.md there.",
            file=sys.stderr,
        )
        return 2
    words = [*args.names, *(["--quick"] if args.quick else [])]
    return subprocess.run([sys.executable, "-m", "bench", *words], cwd=ROOT, check=False).returncode
