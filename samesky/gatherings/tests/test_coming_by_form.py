"""What is sent by the forms of the part about coming: by anybody, also by who means harm."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client

from samesky.gatherings.models import Buddy, Coming, Occurrence, Series
from samesky.gatherings.tests.plans import BEFORE, FIRST
from samesky.gatherings.tests.seats import HELD, says
from samesky.kit.clock import held_at
from samesky.people.models import Person


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with held_at(BEFORE):
        yield


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(series: Series, what: str, original: str = FIRST) -> str:
    return f"/gatherings/{series.id}/{original}/{what}"


def test_a_yes_a_maybe_a_no(weekly: Series, amara: Person) -> None:
    client = browser_of(amara)
    for said in ("yes", "maybe", "no", "yes"):
        answer = client.post(address(weekly, "answer"), {"answer": said})
        assert answer["Location"] == address(weekly, "")
        assert Coming.objects.get().answer == said
    assert Coming.objects.get().seat == HELD


def test_a_double_tap_is_one_answer(weekly: Series, amara: Person) -> None:
    client = browser_of(amara)
    for _ in range(2):
        answer = client.post(address(weekly, "answer"), {"answer": "yes", "once": "t" * 20})
        assert answer["Location"] == address(weekly, "")
    client.post(address(weekly, "answer"), {"answer": "no", "once": "t" * 20})
    assert Coming.objects.get().seat == HELD, "the second press of one page says what the first did"


@pytest.mark.parametrize(
    "said", ["", "YES", "yes\x00", "held", "offered", "<b>yes</b>", "y" * 100_000, "\u202eyes"]
)
def test_nonsense_changes_nothing(weekly: Series, amara: Person, said: str) -> None:
    answer = browser_of(amara).post(address(weekly, "answer"), {"answer": said}, follow=True)
    assert answer.status_code == 200
    assert "Please choose one of the answers. Nothing has changed." in answer.content.decode()
    assert not Occurrence.objects.exists()


@pytest.mark.parametrize(
    "original", ["20261202T1900", "00000000T0000", "99999999T9999", "20261301T1900", "20261201T1901"]
)
def test_a_time_that_is_not_is_no_such_thing(weekly: Series, amara: Person, original: str) -> None:
    for what in ("answer", "company", "step-back", f"company/{uuid4()}"):
        assert browser_of(amara).post(address(weekly, what, original), {"answer": "yes"}).status_code == 404
    assert not Occurrence.objects.exists()


def test_an_outsider_finds_nothing_and_signed_out_one_is_asked_to_sign_in(
    weekly: Series, ivo: Person
) -> None:
    assert browser_of(ivo).post(address(weekly, "answer"), {"answer": "yes"}).status_code == 404
    assert Client().post(address(weekly, "answer"), {"answer": "yes"})["Location"].startswith("/sign-in")
    assert not Coming.objects.exists()


def test_nobody_is_met_by_an_identifier_of_elsewhere(weekly: Series, amara: Person, ben: Person) -> None:
    says(amara, weekly)
    elsewhere = says(ben, weekly)
    assert elsewhere.buddy is False
    for other in (elsewhere.pk, uuid4()):
        answer = browser_of(amara).post(address(weekly, f"company/{other}"), follow=True)
        assert "Thank you for the thought." in answer.content.decode()
    assert not Buddy.objects.exists()


def test_what_is_over_says_so(weekly: Series, amara: Person) -> None:
    Series.objects.update(ended_at=BEFORE)
    answer = browser_of(amara).post(address(weekly, "answer"), {"answer": "yes"}, follow=True)
    page = answer.content.decode()
    assert "Nothing has changed." in page
    assert "Will you come?" not in page
    assert not Coming.objects.exists()


def test_no_number_of_people_and_no_name_stands_there(
    weekly: Series, amara: Person, ben: Person, chen: Person
) -> None:
    for person in (ben, chen):
        says(person, weekly)
    page = browser_of(amara).get(address(weekly, "")).content.decode()
    part = page[page.index('id="coming"') : page.index("</section>", page.index('id="coming"'))]
    assert "Ben" not in part
    assert "Chen" not in part
    assert not any(sign.isdigit() for sign in _words(part))


def _words(markup: str) -> str:
    from django.utils.html import strip_tags

    return strip_tags(markup)
