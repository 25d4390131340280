"""`samesky simulate circle`: nothing is wrong, and what is made wrong on purpose is seen."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samesky.circles.simulate.laws.written import NAMES
from tests.harness.cluster import cluster

ALL = "drop,reorder,duplicate,clock,crash"


def simulated(*words: str) -> tuple[int, dict[str, Any]]:
    """The exit code and what was printed; in a process of its own, as it is meant to be used."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SAMESKY_")}
    done = subprocess.run(
        [sys.executable, "-m", "samesky.config.cli", "simulate", "circle", "--json", *words],
        capture_output=True,
        check=False,
        env={**environment, "DJANGO_SETTINGS_MODULE": "samesky.config.settings"},
    )
    return done.returncode, json.loads(done.stdout or "{}")


def test_every_law_is_kept_and_was_put_to_the_test(tmp_path: Path) -> None:
    code, told = simulated("--people=7", "--circles=12", f"--faults={ALL}", "--seed=11")
    assert (code, told["found"]) == (0, [])
    assert (told["circles"], told["violations"], told["lost"], told["doubled"]) == (12, 0, 0, 0)
    assert told["turns_max"] > told["turns_min"] >= 0
    assert [law["name"] for law in told["laws"].values() if not law["cases"]] == []
    assert {"races", "outages", "deaths at work", "clocks set"} <= set(told["happened"])


def test_the_same_seed_tells_the_same_stories() -> None:
    one, other = (simulated("--people=5", "--circles=2", f"--faults={ALL}", "--seed=5") for _ in range(2))
    assert one == other
    assert one[0] == 0


def test_without_faults_nothing_goes_wrong_either() -> None:
    code, told = simulated("--people=4", "--circles=2", "--seed=2")
    assert (code, told["violations"]) == (0, 0)
    assert told["happened"].keys() <= {"races"}


def test_the_checker_names_the_law_of_every_fault_that_is_planted() -> None:
    code, told = simulated("--people=6", "--circles=16", f"--faults={ALL}", "--seed=4", "--break=all")
    assert (code, told["not_seen"]) == (1, [])
    named = {law for laws in told["planted"].values() for law in laws}
    assert named == set(NAMES)


def test_words_it_does_not_understand_are_said_so() -> None:
    assert simulated("--faults=rain")[0] == 2
    assert simulated("--people=40")[0] == 2
    assert simulated("--break=gravity")[0] == 2


@pytest.mark.long
@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_a_thousand_circles_with_all_that_can_go_wrong(on: str) -> None:
    words = ["--people=12", "--circles=1000", f"--faults={ALL}", "--seed=2026", "--jobs=2"]
    if on == "postgresql":
        with cluster() as server:
            code, told = simulated(*words, f"--database-url={server.url('postgres')}")
    else:
        code, told = simulated(*words)
    assert (code, told["circles"], told["found"]) == (0, 1000, [])
    assert (told["lost"], told["doubled"]) == (0, 0)
