"""`python -m tools.mutate [--write] [--workers N] [part of a file's name ...]`: tries every mutant of circles/core, or of these files."""

import argparse
import sys
import time
import warnings
from collections.abc import Iterator

from tools.mutate import list as listing
from tools.mutate.making import mutants
from tools.mutate.mutant import Mutant
from tools.mutate.trying import try_them, unchanged, warm

AS_IT_IS = ("samesky/circles/core/times.py", "samesky/circles/core/tables/times.py")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--write", action="store_true", help="write what was found to survivors.toml; reasons are kept"
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("only", nargs="*", help="only files whose path contains one of these")
    options = parser.parse_args()
    warnings.simplefilter("ignore", SyntaxWarning)
    warm()
    if not all(lives for _, lives in try_them(map(unchanged, AS_IT_IS), options.workers)):
        print("The tests fail before anything is changed.")
        return 1
    tried = try_them(mutants(options.only or [""]), options.workers)
    listed = listing.found(_telling(tried), listing.read())
    print(f"{listed.made} mutants, {listed.noticed} noticed: {listed.rate:.1f} %")
    if options.write:
        listing.write(listed)
    found = listing.complaints(listed)
    print("\n".join(found) or "Every mutant that lives is listed with its reason.")
    return 1 if found else 0


def _telling(tried: Iterator[tuple[Mutant, bool]]) -> Iterator[tuple[Mutant, bool]]:
    """Passes on what comes, and says how far it is."""
    began = time.monotonic()
    for number, (mutant, lives) in enumerate(tried, 1):
        if lives:
            print(f"lives: {mutant.file}: {mutant.before}  ->  {mutant.after}", file=sys.stderr)
        if number % 250 == 0:
            print(f"{number} tried in {time.monotonic() - began:.0f} s", file=sys.stderr)
        yield mutant, lives


if __name__ == "__main__":
    sys.exit(main())
