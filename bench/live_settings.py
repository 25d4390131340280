"""The real settings with another table of addresses, and without the gate that shuts addresses nobody knows."""

from samesky.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.live_site"
MIDDLEWARE = [name for name in MIDDLEWARE if name != "samesky.people.gate.Gate"]  # noqa: F405
