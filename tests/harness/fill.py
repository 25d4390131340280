"""Puts the cast into the place that SAMESKY_DATA_DIR names: `python -m tests.harness.fill`. Their passphrase: tests.harness.passphrase."""

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
    from samesky.config.cli import prepare

    prepare("serve")
    from samesky.config.ready import migrate

    migrate()
    from samesky.kit.cast import CAST
    from tests.harness.people import arrive

    for member in CAST:
        arrive(member)


if __name__ == "__main__":
    main()
