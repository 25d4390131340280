"""Puts the cast into the place that SAMESKY_DATA_DIR names: `python -m tests.harness.fill`. Everybody's passphrase is the cast's."""

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
    from samesky.config.cli import prepare

    prepare("serve")
    from samesky.config.ready import migrate

    migrate()
    from samesky.kit.cast import CAST, PASSPHRASE
    from samesky.people.models import Person
    from tests.harness.people import arrive

    for member in CAST:
        person: Person = arrive(member)
        person.set_password(PASSPHRASE)
        person.save()


if __name__ == "__main__":
    main()
