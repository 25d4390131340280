"""Ask whether a pinned package has a known hole. Says plainly what could not be asked; only a found hole is a failure."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PIP_AUDIT = Path(sys.executable).parent / "pip-audit"
ASK = [
    "--require-hashes",
    "--disable-pip",
    "--progress-spinner",
    "off",
    "--timeout",
    "10",
    "--format",
    "json",
]


def main() -> int:
    try:
        done = subprocess.run(
            [PIP_AUDIT, *ASK, "-r", "requirements/run.txt"],
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        packages: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError, KeyError):
        print("NOT AUDITED: the advisories could not be had from here.")
        return 0
    return report(packages)


def report(packages: list[dict[str, Any]]) -> int:
    """Print what was found, and what was not asked. Returns 1 when a package has a known hole."""
    unasked = [package["name"] for package in packages if "skip_reason" in package]
    holes = [
        f"{package['name']} {package['version']}: {hole['id']} (fixed in {', '.join(hole['fix_versions']) or 'nothing yet'})"
        for package in packages
        for hole in package.get("vulns", [])
    ]
    print("\n".join(holes) or f"No known holes in {len(packages) - len(unasked)} packages.")
    if unasked:
        print(
            f"NOT AUDITED, their advisories could not be had from here: {len(unasked)} of {len(packages)} packages."
        )
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main())
