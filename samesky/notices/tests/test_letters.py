"""When a letter goes, what it says, and when it is better that it does not go."""

import re
from datetime import time, timedelta

import pytest
from pytest_django import Settings

from samesky.notices import waiting
from samesky.notices.kinds import silent
from samesky.notices.models import EmailChoice, Letter, Notice
from samesky.notices.tests.letters import ADDRESS, NOON, sent_at, told, wants
from samesky.people import leaving
from samesky.people.keyring import KeyGone
from samesky.people.models import Block, Mute, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_go")]

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NIGHT = (time(22), time(7))
"""In Berlin, in winter: 21:00 to 06:00 UTC."""
LATE = NOON + 10 * HOUR
MORNING = NOON + 18 * HOUR


def test_nobody_gets_e_mail_who_did_not_ask(amara: Person) -> None:
    told(amara)
    assert not Letter.objects.exists()


def test_a_letter_goes_to_whoever_asked_once(amara: Person, ben: Person) -> None:
    wants(amara)
    told(amara)
    told(ben)
    assert [letter.to for letter in sent_at(NOON)] == [[ADDRESS]]
    assert sent_at(NOON + HOUR) == []


def test_it_says_nothing_of_anybody(amara: Person, ben: Person, settings: Settings) -> None:
    Person.objects.filter(pk=ben.pk).update(pen_name="Ben\r\nBcc: all@post.example")
    choice = wants(amara, "circles")
    told(amara, kind="now", by=ben)
    (letter,) = sent_at(NOON)
    raw = letter.message().as_string()
    place = settings.ADDRESSES[0]
    assert str(letter.subject) == "Something is waiting for you"
    assert f"{place}/notices\n" in str(letter.body)
    assert f"{place}/notices/stop/" in str(letter.body)
    without = raw.replace(ADDRESS, "").replace(place, "")
    assert not re.search("amara|ben|bcc|samesky|circle|group|wait_|html", without, re.IGNORECASE)
    assert choice.pk.hex not in raw.replace("-", "")
    assert amara.pk.hex not in raw.replace("-", "")


def test_the_headers_are_those_of_a_quiet_machine(amara: Person, settings: Settings) -> None:
    settings.ADDRESSES = ["https://sky.example"]
    wants(amara)
    told(amara)
    message = sent_at(NOON)[0].message()
    kept = Letter.objects.get()
    assert message["Message-ID"] == kept.message_id
    assert re.fullmatch(r"<[\w-]{24}@sky\.example>", kept.message_id)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<https://sky\.example/notices/stop/[\w.-]+>", message["List-Unsubscribe"])
    assert message["Date"]
    assert message.get_content_type() == "text/plain"


def test_letters_are_gathered_at_most_one_an_hour(amara: Person) -> None:
    wants(amara)
    told(amara)
    assert len(sent_at(NOON)) == 1
    for minute in (1, 20, 59):
        told(amara, NOON + minute * MINUTE)
    assert sent_at(NOON + 59 * MINUTE) == []
    assert len(sent_at(NOON + HOUR)) == 1
    assert sent_at(NOON + 3 * HOUR) == []


def test_at_once_is_at_once(amara: Person) -> None:
    wants(amara, at_once=True)
    for minute in range(3):
        told(amara, NOON + minute * MINUTE)
        assert len(sent_at(NOON + minute * MINUTE)) == 1


def test_what_is_urgent_does_not_wait_and_takes_the_others_along(amara: Person) -> None:
    wants(amara, "reminders", "circles")
    told(amara)
    sent_at(NOON)
    told(amara, NOON + MINUTE)
    told(amara, NOON + 2 * MINUTE, "now")
    assert len(sent_at(NOON + 2 * MINUTE)) == 1
    assert sent_at(NOON + 2 * HOUR) == []


def test_a_group_that_was_not_chosen_sends_nothing(amara: Person) -> None:
    wants(amara, "answers")
    told(amara)
    told(amara, kind="inside")
    assert not Letter.objects.exists()


def test_quiet_hours_hold_everything_until_they_end(amara: Person) -> None:
    wants(amara, "reminders", "circles", quiet=NIGHT)
    told(amara, LATE)
    told(amara, LATE + MINUTE, "now")
    assert sent_at(LATE + HOUR) == []
    assert sent_at(MORNING - MINUTE) == []
    assert len(sent_at(MORNING)) == 1
    assert sent_at(MORNING + 3 * HOUR) == []


def test_whoever_wants_the_urgent_in_the_night_gets_it(amara: Person) -> None:
    wants(amara, "reminders", "circles", quiet=NIGHT, urgent_in_quiet=True)
    told(amara, LATE)
    assert sent_at(LATE) == []
    told(amara, LATE, "now")
    assert len(sent_at(LATE)) == 1


def test_a_reminder_whose_time_is_over_when_the_quiet_ends_is_not_sent(amara: Person) -> None:
    wants(amara, quiet=NIGHT)
    told(amara, LATE, until=LATE + HOUR)
    assert not Letter.objects.exists()
    told(amara, LATE, until=MORNING + HOUR)
    assert len(sent_at(MORNING)) == 1


def test_quiet_hours_chosen_after_it_was_told_count_too(amara: Person) -> None:
    wants(amara)
    told(amara, LATE)
    wants(amara, quiet=NIGHT)
    assert sent_at(LATE) == []
    assert len(sent_at(MORNING)) == 1


def test_after_a_day_of_downtime_what_makes_sense_goes_and_the_rest_does_not(
    amara: Person, ben: Person, chen: Person
) -> None:
    for person in (amara, ben, chen):
        wants(person)
    told(amara, until=NOON + 2 * HOUR)
    told(ben, until=NOON + 30 * HOUR)
    told(chen)
    told(chen, until=NOON + HOUR)
    assert len(sent_at(NOON + 24 * HOUR)) == 2
    assert not Letter.objects.filter(person=amara).exists()
    assert Notice.objects.filter(person=amara).exists()


def test_what_was_seen_needs_no_letter(amara: Person) -> None:
    wants(amara)
    told(amara)
    Notice.objects.update(seen_at=NOON)
    assert sent_at(NOON) == []
    assert not Letter.objects.exists()


@pytest.mark.parametrize("how", ["I blocked them", "they blocked me", "I muted them"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_nothing_is_mailed_of_somebody_hidden(amara: Person, ben: Person, how: str, when: str) -> None:
    wants(amara, "circles", at_once=True)
    if when == "after":
        told(amara, kind="now", by=ben)
    if how == "I muted them":
        Mute.objects.create(by=amara, of=ben)
    else:
        one, other = (amara, ben) if how == "I blocked them" else (ben, amara)
        Block.objects.create(by=one, of=other)
    if when == "before":
        told(amara, kind="now", by=ben)
    assert sent_at(NOON) == []
    assert not Letter.objects.exists()


@pytest.mark.parametrize("way", ["erased", "nobodys"])
def test_whoever_leaves_gets_none_and_nothing_is_kept(amara: Person, way: str) -> None:
    wants(amara)
    told(amara)
    begun = leaving.leave(amara, way)
    assert sent_at(NOON) == []
    leaving.finish(begun)
    assert not EmailChoice.objects.exists()
    assert not Letter.objects.exists()


def test_whoever_the_place_keeps_silent_for_gets_none(amara: Person) -> None:
    wants(amara)
    told(amara)
    kept_out = silent.add(lambda person_id: person_id == amara.pk)
    try:
        assert sent_at(NOON) == []
    finally:
        silent.remove(kept_out)


def test_an_address_that_was_never_confirmed_gets_none(amara: Person) -> None:
    wants(amara)
    told(amara)
    EmailChoice.objects.update(confirmed_at=None)
    assert sent_at(NOON) == []


def test_two_who_send_at_once_send_one(amara: Person) -> None:
    wants(amara)
    told(amara)
    Letter.objects.update(claimed_at=NOON)
    assert sent_at(NOON + MINUTE) == []
    assert len(sent_at(NOON + 6 * MINUTE)) == 1


def test_a_key_that_is_gone_sends_nothing(amara: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(choice: EmailChoice) -> str:
        raise KeyGone

    wants(amara)
    told(amara)
    monkeypatch.setattr(waiting, "address_of", gone)
    assert sent_at(NOON) == []
    assert not Letter.objects.exists()
