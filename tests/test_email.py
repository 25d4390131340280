"""Letters against a real mail server: one that takes them, refuses, is slow, is gone, and comes back."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.header import decode_header, make_header
from smtplib import SMTPResponseException

import pytest
from aiosmtpd.smtp import AuthResult
from django.core.mail import EmailMessage
from pytest_django import Settings

from samesky.kit.clock import held_at
from samesky.kit.wellness import looks
from samesky.notices import smtp
from samesky.notices.hosts import look
from samesky.notices.models import EmailChoice, Letter, Notice
from samesky.notices.sending import send_due
from samesky.notices.tests.conftest import letters_go  # noqa: F401  # the kinds
from samesky.notices.tests.letters import ADDRESS, NOON, told, wants
from samesky.people.models import Person
from tests.harness.mailserver import Post, line, post, says_a_sign_now_and_then, says_nothing
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def place(settings: Settings, letters_go: None) -> Settings:  # noqa: F811
    settings.EMAIL_BACKEND = "samesky.notices.smtp.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 5
    settings.ADDRESSES = ["https://sky.example"]
    settings.DEFAULT_FROM_EMAIL = "Hello <hello@sky.example>"
    return settings


@pytest.fixture
def box(place: Settings) -> Iterator[Post]:
    with post() as box:
        place.EMAIL_PORT = box.port
        yield box


def go(at: datetime) -> int:
    with held_at(at):
        return send_due(100)


def test_a_letter_arrives_as_it_was_written(amara: Person, box: Post) -> None:
    wants(amara)
    told(amara)
    assert go(NOON) == 1
    ((recipients, message),) = box.letters
    assert recipients == [ADDRESS]
    assert message["From"] == "Hello <hello@sky.example>"
    assert message["Subject"] == "Something is waiting for you"
    assert message["Message-ID"] == Letter.objects.get().message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"].strip().startswith("<https://sky.example/notices/stop/")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    body = message.get_payload()
    assert "https://sky.example/notices\r\n" in str(body)
    assert go(NOON + HOUR) == 0


@pytest.mark.parametrize("answer", ["550 5.1.1 no such mailbox", "550 we do not know them", "552 5.2.2 full"])
def test_a_refused_address_ends_letters_and_the_page_says_so(
    amara: Person, box: Post, client_of: ClientOf, answer: str
) -> None:
    wants(amara)
    told(amara)
    box.to_address = answer
    assert go(NOON) == 0
    choice = EmailChoice.objects.get()
    assert (choice.on_at, choice.stopped_why) == (None, "refused")
    assert not Letter.objects.exists()
    assert "no longer takes our e-mails" in client_of(amara).get("/me/notices").content.decode()
    box.to_address = "250 OK"
    told(amara, NOON + HOUR)
    assert go(NOON + 2 * HOUR) == 0


@pytest.mark.parametrize("answer", ["550 5.7.1 relaying denied", "450 4.2.0 come back later", "451 busy"])
def test_what_is_not_the_addresss_doing_is_tried_again_under_the_same_id(
    amara: Person, box: Post, answer: str
) -> None:
    wants(amara)
    told(amara)
    kept = Letter.objects.get().message_id
    box.to_address = answer
    assert go(NOON) == 0
    assert go(NOON + MINUTE / 2) == 0
    assert box.knocks == 1
    box.to_address = "250 OK"
    assert go(NOON + MINUTE) == 1
    assert box.ids == [kept]


def test_one_address_that_has_to_wait_keeps_no_other_waiting(amara: Person, ben: Person, box: Post) -> None:
    for person in (amara, ben):
        wants(person, address=f"{person.pen_name.lower()}@post.example")
        told(person)
    box.to_address = "450 4.2.0 come back later"
    go(NOON)
    assert box.knocks == 2


def test_a_server_that_will_not_have_the_words_is_the_places_trouble(amara: Person, box: Post) -> None:
    wants(amara)
    told(amara)
    box.to_letter = "554 5.7.1 looks like spam to us"
    go(NOON)
    assert EmailChoice.objects.get().on_at
    assert Letter.objects.get().why == "SMTPDataError 554"


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # our box speaks in the clear, on this machine
def test_a_passphrase_the_server_does_not_know_stops_nobodys_letters(amara: Person, place: Settings) -> None:
    wants(amara)
    told(amara)
    place.EMAIL_HOST_USER, place.EMAIL_HOST_PASSWORD = "place", "wrong"
    checks = {
        "authenticator": lambda *_: AuthResult(success=False, handled=False),
        "auth_required": True,
        "auth_require_tls": False,
    }
    with post(**checks) as box:
        place.EMAIL_PORT = box.port
        go(NOON)
    assert EmailChoice.objects.get().on_at
    assert Letter.objects.get().why == "SMTPAuthenticationError 535"


def test_a_day_of_trouble_is_given_up_and_the_host_is_told_of_nobody(
    amara: Person, grace: Person, place: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    wants(amara)
    told(amara)
    at, last = NOON, NOON + 26 * HOUR
    while at <= last:
        go(at)
        at += 10 * MINUTE
    letter = Letter.objects.get()
    assert letter.given_up_at is not None
    assert NOON + 22 * HOUR < letter.given_up_at <= NOON + 25 * HOUR
    assert letter.why == "ConnectionRefusedError"
    assert letter.tries < 25
    assert Notice.objects.filter(person=grace, kind="no-email").count() == 1
    (unwell, *_) = look()
    assert look in looks
    said = f"{unwell.what} {unwell.to_do} {caplog.text} {letter.why}".casefold()
    assert "given up" in said
    assert not any(word in said for word in ("amara", "post.example", str(amara.pk)))


def test_when_the_server_is_back_everything_goes_once(
    amara: Person, ben: Person, chen: Person, place: Settings
) -> None:
    for person in (amara, ben, chen):
        wants(person, address=f"{person.pen_name.lower()}@post.example")
        told(person)
    go(NOON)
    assert sorted(Letter.objects.values_list("tries", flat=True)) == [0, 0, 1]
    with post() as box:
        place.EMAIL_PORT = box.port
        go(NOON + 2 * MINUTE)
        go(NOON + 4 * MINUTE)
        assert len(set(box.ids)) == len(box.ids) == 3


@pytest.mark.parametrize("speak", [says_nothing, says_a_sign_now_and_then])
def test_a_server_that_hangs_holds_nobody_up(
    amara: Person, place: Settings, monkeypatch: pytest.MonkeyPatch, speak: object
) -> None:
    wants(amara)
    told(amara)
    monkeypatch.setattr(smtp, "WHOLE", 1.0)
    place.EMAIL_TIMEOUT = 2
    began = time.monotonic()
    with line(speak) as port:  # type: ignore[arg-type]
        place.EMAIL_PORT = port
        assert go(NOON) == 0
        assert time.monotonic() - began < 4
    assert Letter.objects.get().tries == 1
    assert EmailChoice.objects.get().on_at


@pytest.mark.parametrize("what", ["subject", "sender"])
def test_a_line_break_in_what_the_host_set_sends_no_second_header(
    amara: Person, box: Post, place: Settings, what: str
) -> None:
    """The settings refuse it at start; if it came in some other way, nothing goes."""
    evil = "Hello\r\nBcc: everybody@post.example"
    if what == "subject":
        place.EMAIL_SUBJECT = evil
    else:
        place.DEFAULT_FROM_EMAIL = f"{evil} <hello@sky.example>"
    wants(amara)
    told(amara)
    go(NOON)
    assert box.letters == []
    assert EmailChoice.objects.get().on_at


def test_signs_of_every_language_in_a_subject_arrive(amara: Person, box: Post, place: Settings) -> None:
    place.EMAIL_SUBJECT = "Etwas wartet auf dich: für später 🌙"
    wants(amara)
    told(amara)
    go(NOON)
    assert str(make_header(decode_header(box.letters[0][1]["Subject"]))) == place.EMAIL_SUBJECT


def test_parting_words_after_the_250_do_not_make_it_unsent(
    box: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rude(self: object) -> None:
        raise SMTPResponseException(500, b"no")

    monkeypatch.setattr("smtplib.SMTP.quit", rude)
    assert EmailMessage("Hello", "Hello.", None, [ADDRESS]).send() == 1
    assert len(box.letters) == 1
