"""`samesky doctor`: the settings as they are, and what is not well, each with what to do. It changes nothing."""

import argparse
import os
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from samesky.config import email, options
from samesky.kit.wellness import Look, Unwell, looks, questions

OPEN = """Before strangers can join, somebody here has recorded, with name and date:
"""
OPEN_END = """
This is a list, not a check: we cannot see whether any of it is so. Until all of it is, serve on this machine only."""
BEFORE_OPENING = (
    "Who is accountable for this place, and who stands in for them?",
    "What is your safeguarding policy, and who is the safeguarding lead?",
    "Which two trained people are on each watch, and what checks have they passed?",
    "Is the watch rota filled for the next four weeks?",
    "Who called each local help line, and confirmed number and hours?",
    "When was the procedure for an emergency rehearsed?",
    "What is the minimum age, and how do you make sure of it?",
    "Which assessments of illegal harm and of risks to children apply to you, and where are they?",
    "Where is the data protection impact assessment?",
    "What is kept for how long, and who looks after it?",
    "Where are the privacy notice and the terms, in plain words?",
    "Which address for complaints answers people who are not members, too?",
    "Who insures you?",
    "Who listens to the helpers, and how often?",
    "What do you do when a member dies?",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `samesky doctor` understands."""
    parser.add_argument("--open", action="store_true", help="what should be recorded before a place opens")


def run(args: argparse.Namespace) -> int:
    """0 when the place can be served like this; 1 when something grave is not well."""
    if args.open:
        _ask_before_opening()
        return 0
    _list_settings(options.read())
    return _report(_found())


def _list_settings(values: dict[str, Any]) -> None:
    print("Settings\n")
    for option in options.OPTIONS:
        given = "" if option.name in os.environ else "  (default)"
        print(f"  {option.name} = {_shown(option, values[option.name])}{given}")
        print(textwrap.indent(textwrap.fill(option.about, 90), "      "))
        if option.name == "SAMESKY_EMAIL_URL":
            rehearsal = (Path(values["SAMESKY_DATA_DIR"]) / "REHEARSAL").exists()
            print(f"      {email.described(values[option.name], rehearsal=rehearsal)}")


def _shown(option: options.Option, value: Any) -> str:
    if option.secret:
        return "(set, not shown)" if value else "(empty)"
    return (
        {True: "yes", False: "no"}.get(value, str(value))
        if isinstance(value, bool)
        else str(value) or "(empty)"
    )


def _found() -> list[Unwell]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
    try:
        import django

        django.setup()
    except Exception as error:
        return [Unwell(f"Samesky does not start: {error}", "See the settings above.")]
    from samesky.config.wellness import LOOKS

    return [unwell for look in [*LOOKS, *looks] for unwell in _look(look)]


def _look(look: Look) -> Iterable[Unwell]:
    """A look that breaks is told of, by its name and kind: one broken side does not hide the others."""
    try:
        return list(look())
    except Exception as error:
        name = getattr(look, "__name__", "?")
        return [
            Unwell(
                f"Looking at {name!r} failed ({type(error).__name__}).",
                "See what is said above first.",
                grave=False,
            )
        ]


def _report(found: list[Unwell]) -> int:
    if not found:
        print("\nAll is well.")
        return 0
    print("\nNot well\n" if any(unwell.grave for unwell in found) else "\nTo look after\n")
    for unwell in sorted(found, key=lambda unwell: not unwell.grave):
        print(f"  {unwell.what}\n      {unwell.to_do}")
    return 1 if any(unwell.grave for unwell in found) else 0


def _ask_before_opening() -> None:
    asked = [*BEFORE_OPENING, *(question.words for question in questions)]
    print(OPEN)
    for number, question in enumerate(asked, 1):
        print(f"{number:3}. {question}")
    print(OPEN_END)
