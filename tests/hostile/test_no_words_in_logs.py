"""Nobody's words are in a log, an error page or a letter to whoever runs the place; also not when something breaks."""

import io
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.test import Client
from pytest_django import Settings

from samesky.people.models import Person
from tests.access.world import World
from tests.harness.passphrase import PASSPHRASE
from tests.hostile.nasty import MARK

WORDS = f"{MARK} she did not know me"


class EveryLine(logging.Handler):
    """Formats every record as the place does, with its traceback, whatever the level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.out = io.StringIO()
        self.setFormatter(logging.Formatter("{asctime} {levelname} {name} {message}", style="{"))

    def emit(self, record: logging.LogRecord) -> None:
        self.out.write(self.format(record) + "\n")


@pytest.fixture
def log() -> Iterator[EveryLine]:
    kept = EveryLine()
    names = ("", "django", "django.request", "django.security", "samesky", "allauth")
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    logging.getLogger().addHandler(kept)
    yield kept
    logging.getLogger().removeHandler(kept)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def everything(world: World, client: Client) -> list[int]:
    """A person's evening: every box there is, with words in it."""
    share = world.shares["Ben's share in an open group"].id
    group = world.groups["an open group"]
    doors = {
        "/start": {"words": WORDS},
        "/join": {"pen_name": MARK, "passphrase": WORDS, "carried_words": WORDS, "age": "yes"},
        "/first": {"words": WORDS},
        "/shares/": {"words": WORDS, "wants": "ears", "note": MARK},
        f"/groups/{group.slug}/shares": {"words": WORDS, "wants": "ideas"},
        f"/shares/{share}/replies": {"words": WORDS},
        f"/shares/{share}/affirm": {"words": WORDS},
        f"/shares/{share}/been-there": {},
        "/drafts/members": {"words": WORDS},
        "/me/experience": {"own_words": WORDS, "topics_visible": "nobody", "own_words_visible": "nobody"},
        "/me/passphrase": {"password": WORDS, "passphrase": WORDS},
        "/me/name": {"pen_name": MARK},
        "/report": {"reason": "hurts", "words": WORDS},
        "/way-back": {"pen_name": MARK, "code": MARK, "passphrase": WORDS},
        "/sign-in": {"pen_name": MARK, "passphrase": WORDS, "carried_words": WORDS},
    }
    return [client.post(address, sent).status_code for address, sent in doors.items()]


def test_an_evening_leaves_no_word_in_the_log(world: World, log: EveryLine) -> None:
    client = world.client("author")
    before = everything(world, client)
    assert 500 not in before
    client.login(username="Amara", password=PASSPHRASE)
    for address in ("/today", "/shares/", "/me/", "/notices"):
        client.get(address)
    assert MARK not in log.out.getvalue()


@pytest.mark.parametrize(
    "where",
    [
        "samesky.shares.actions.sealing.put",
        "samesky.people.sealing.seal",
        "samesky.shares.actions.journal.tell",
    ],
)
def test_when_something_breaks_the_log_and_the_page_have_no_words(
    world: World, log: EveryLine, monkeypatch: pytest.MonkeyPatch, settings: Settings, where: str
) -> None:
    """Whatever broke, with the words in its arguments and its locals: the log has places in the code, and nothing else."""
    settings.ADMINS = [("Grace", "grace@example.org")]

    def breaks(*args: object, **kwargs: object) -> None:
        words = WORDS  # a local, as a view has them
        raise RuntimeError(len(words))

    monkeypatch.setattr(where, breaks)
    client = world.client("author")
    client.raise_request_exception = False
    answer = client.post("/shares/", {"words": WORDS, "wants": "ears", "note": MARK})
    assert answer.status_code == 500
    assert MARK not in answer.content.decode()
    assert "RuntimeError" not in answer.content.decode()
    written = log.out.getvalue()
    assert "RuntimeError" in written, "whoever runs the place learns that it broke"
    assert MARK not in written
    assert not mail.outbox


def test_no_letter_with_a_traceback_is_ever_made() -> None:
    """Django's own letter to ADMINS holds forms and locals: no handler of ours sends one, and nothing is shown to visitors."""
    assert not django_settings.ADMINS
    assert not django_settings.DEBUG
    told: Any = django_settings.LOGGING
    handlers = told["handlers"].values()
    assert not any("AdminEmail" in str(handler["class"]) for handler in handlers)
    every = [*logging.getLogger("django").handlers, *logging.getLogger("django.request").handlers]
    mails = [handler for handler in every if "AdminEmail" in type(handler).__name__]
    assert not mails


def test_a_thing_says_its_number_and_never_its_words(world: World) -> None:
    """What str() and repr() give is what turns up in logs: no pen name, no group, no word."""
    things: list[Any] = [
        *world.people.values(),
        *world.groups.values(),
        *world.shares.values(),
        *world.replies.values(),
    ]
    things += [*world.reports.values(), *world.wishes.values(), world.turn, world.elifs_role]
    said = " ".join(f"{thing} {thing!r}" for thing in things)
    names = Person.objects.values_list("pen_name", flat=True)
    assert not [name for name in names if name in said]
    assert "Carers" not in said
    assert "asked me" not in said
