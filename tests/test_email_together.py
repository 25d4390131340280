"""Several processes look for letters at once: each goes once, and nothing that is told meanwhile is left without one."""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connections, transaction
from pytest_django import Settings

from samesky.notices.actions import tell
from samesky.notices.models import Letter, Notice
from samesky.notices.sending import send_due
from samesky.notices.tests.conftest import letters_go  # noqa: F401  # the kinds
from samesky.notices.tests.letters import wants
from samesky.people.models import Person
from tests.harness.mailserver import Post, post
from tests.harness.people import NewPerson

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])


@pytest.fixture
def box(settings: Settings, letters_go: None) -> Iterator[Post]:  # noqa: F811
    settings.EMAIL_BACKEND = "samesky.notices.smtp.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5
    with post() as box:
        settings.EMAIL_PORT = box.port
        yield box


def remind(person: Person) -> None:
    with transaction.atomic():
        tell(person.id, "soon", "/today")


def side_by_side(work: Callable[[], object], number: int) -> list[threading.Thread]:
    def one() -> None:
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(number)]
    for thread in threads:
        thread.start()
    return threads


def test_four_who_send_at_once_send_each_letter_once(box: Post, new_person: NewPerson) -> None:
    for number in range(6):
        person = new_person()
        wants(person, at_once=True, address=f"{number}@post.example")
        remind(person)
    for thread in side_by_side(lambda: send_due(100), 4):
        thread.join(60)
    assert sorted(to[0] for to, _ in box.letters) == [f"{number}@post.example" for number in range(6)]


def test_what_is_told_while_letters_go_is_in_one_of_them(box: Post, amara: Person) -> None:
    wants(amara, at_once=True)
    over = threading.Event()

    def send() -> None:
        while not over.is_set():
            send_due(100)

    senders = side_by_side(send, 2)
    try:
        for _ in range(25):
            remind(amara)
    finally:
        over.set()
    for thread in senders:
        thread.join(60)
    send_due(100)
    assert not Letter.objects.filter(sent_at=None).exists()
    assert not Notice.objects.filter(letter=None).exists()
    assert len(set(box.ids)) == len(box.ids) == Letter.objects.count()
    for notice in Notice.objects.select_related("letter"):
        assert notice.letter
        assert notice.letter.sent_at
        assert notice.at < notice.letter.sent_at
