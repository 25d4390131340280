"""`samesky grant ROLE PEN_NAME`: how the first host comes to be, by somebody who holds the machine."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("role", choices=["host", "moderator", "lead"])
    parser.add_argument("pen_name")


def run(args: argparse.Namespace) -> int:
    from samesky.kit.text import name_key
    from samesky.people.models import Person, RoleGrant

    person = Person.objects.filter(name_key=name_key(args.pen_name)).first()
    if person is None:
        print("Nobody here writes under that name. They join first, then you grant.", file=sys.stderr)
        return 1
    RoleGrant.objects.get_or_create(person=person, role=args.role)
    print(f"{person.pen_name} is now {args.role}.")
    return 0
