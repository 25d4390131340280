"""A running server imports no numbers before somebody asks, and then computes in one thread."""

import os
import subprocess
import sys


def test_numbers_come_with_the_first_question_and_in_one_thread() -> None:
    code = (
        "import django, os, sys; django.setup(); before = 'numpy' in sys.modules;"
        "from samesky.matching.nearness import order_by_nearness; order_by_nearness(['a b'], [(1, 'c d')]);"
        "print(before, 'numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    )
    env = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    env["DJANGO_SETTINGS_MODULE"] = "samesky.config.settings"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True, env=env
    )
    assert done.stdout.split() == ["False", "True", "1"]
