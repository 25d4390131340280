"""What looking for a gathering costs over thousands of series and a year, and what their rules cost beside a bare dateutil loop."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure
from bench.place import empty_place


def run(quick: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = empty_place(Path(folder))
        command = [sys.executable, "-m", "bench.gatherings_inside", "quick" if quick else "full"]
        done = subprocess.run(command, env=place.env, check=True, stdout=subprocess.PIPE, text=True)
    return [Figure(**figure) for figure in json.loads(done.stdout.splitlines()[-1])]
