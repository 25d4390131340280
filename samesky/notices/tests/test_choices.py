"""/me/notices: nothing by itself, only with a confirmed address, and taken back in one press."""

import re
import threading
from datetime import time

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from samesky.kit.clock import now
from samesky.kit.leaving import exporters
from samesky.notices.models import EmailChoice, Letter
from samesky.notices.stopping import stop_path
from samesky.notices.tests.letters import ADDRESS, told, wants
from samesky.people.models import Person
from samesky.people.sealing import put
from tests.harness.people import ClientOf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_go")]
NONE = {f"group-{name}": "no" for name in ("reminders", "seats", "answers", "circles", "holding", "watch")}


def link_in_the_letter() -> str:
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread() and "_send" in thread.name:
            thread.join(5)
    found = re.search(r"https?://[^/]+(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def page_of(client: Client) -> str:
    return client.get("/me/notices").content.decode()


def test_it_stands_on_me_and_nothing_is_chosen(amara: Person, client_of: ClientOf) -> None:
    here = client_of(amara)
    assert "Notices by e-mail" in here.get("/me/").content.decode()
    assert "Where should it go?" in page_of(here)
    assert "Of what would you like" not in page_of(here)
    assert not EmailChoice.objects.exists()


def test_an_address_is_sealed_and_counts_once_its_link_was_followed(
    amara: Person, client_of: ClientOf
) -> None:
    here = client_of(amara)
    here.post("/me/notices/address", {"address": ADDRESS})
    choice = EmailChoice.objects.get()
    assert ADDRESS.encode() not in bytes(choice.address_sealed)
    assert "is not confirmed yet" in page_of(here)
    assert ADDRESS not in page_of(here)
    link = link_in_the_letter()
    Client().get(link)
    assert EmailChoice.objects.get().confirmed_at is None
    assert "can be used now" in Client().post(link).content.decode()
    assert EmailChoice.objects.get().confirmed_at
    assert not EmailChoice.objects.get().on_at
    assert "Of what would you like" in page_of(here)


def test_an_old_link_does_not_confirm_another_address(amara: Person, client_of: ClientOf) -> None:
    here = client_of(amara)
    here.post("/me/notices/address", {"address": ADDRESS})
    old = link_in_the_letter()
    here.post("/me/notices/address", {"address": "other@post.example"})
    assert "no longer works" in Client().post(old).content.decode()
    assert "no longer works" in Client().post("/notices/confirm/nonsense").content.decode()
    assert EmailChoice.objects.get().confirmed_at is None


def test_letters_to_strangers_are_few(amara: Person, client_of: ClientOf, settings: Settings) -> None:
    settings.RATE_LIMITS = True
    here = client_of(amara)
    for number in range(5):
        page = here.post("/me/notices/address", {"address": f"{number}@post.example"})
    assert "this door rests" in page.content.decode()
    link_in_the_letter()
    assert len(mail.outbox) == 3


def test_the_way_back_address_is_used_only_when_the_person_says_so(
    amara: Person, client_of: ClientOf
) -> None:
    here = client_of(amara)
    here.post("/me/notices/way-back-address", {"once": "a"})
    assert not EmailChoice.objects.exists()
    put(amara, "email", ADDRESS, key=amara.key_id)
    amara.email_confirmed_at = now()
    amara.save()
    assert "Use a…@post.example" in page_of(here)
    assert not EmailChoice.objects.exists()
    here.post("/me/notices/way-back-address", {"once": "b"})
    assert EmailChoice.objects.get().confirmed_at
    here.post("/me/e-mail/forget", {"once": "c"})
    assert EmailChoice.objects.get().address_sealed


def test_what_was_chosen_is_kept_and_shown(amara: Person, client_of: ClientOf) -> None:
    wants(amara)
    here = client_of(amara)
    chosen = NONE | {"group-seats": "at-once", "group-answers": "gathered"}
    night = {"quiet_from": "22:00", "quiet_to": "07:00", "zone": "Asia/Kathmandu", "urgent_in_quiet": "on"}
    assert here.post("/me/notices", chosen | night).status_code == 302
    choice = EmailChoice.objects.get()
    assert {one.group: one.at_once for one in choice.wanted.all()} == {"seats": True, "answers": False}
    assert (choice.quiet_from, choice.quiet_to, choice.zone) == (time(22), time(7), "Asia/Kathmandu")
    page = page_of(here)
    assert re.search(r'name="group-seats".*?value="at-once" selected', page, re.DOTALL)
    assert 'value="22:00"' in page


def test_without_quiet_hours_no_zone_is_kept(amara: Person, client_of: ClientOf) -> None:
    wants(amara)
    sent = NONE | {"group-seats": "gathered", "zone": "Asia/Kathmandu", "urgent_in_quiet": "on"}
    client_of(amara).post("/me/notices", sent)
    choice = EmailChoice.objects.get()
    assert (choice.zone, choice.urgent_in_quiet, choice.quiet_from) == ("", False, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"quiet_from": "22:00"},
        {"quiet_from": "25:00", "quiet_to": "07:00"},
        {"quiet_from": "07:00", "quiet_to": "07:00", "zone": "UTC"},
        {"quiet_from": "22:00", "quiet_to": "07:00", "zone": "../../etc/passwd"},
        {"quiet_from": "22:00", "quiet_to": "07:00", "zone": ""},
        {"group-seats": "every second"},
        {"group-seats": ""},
    ],
)
def test_what_cannot_be_gets_a_sentence_and_changes_nothing(
    amara: Person, client_of: ClientOf, wrong: dict[str, str]
) -> None:
    wants(amara, at_once=True)
    page = client_of(amara).post("/me/notices", NONE | {"group-seats": "gathered"} | wrong)
    assert page.status_code == 200
    assert "field-error" in page.content.decode() or "_error" in page.content.decode()
    assert [one.group for one in EmailChoice.objects.get().wanted.all()] == ["reminders"]


def test_nothing_chosen_is_no_e_mail_and_what_waits_goes(amara: Person, client_of: ClientOf) -> None:
    wants(amara)
    told(amara)
    assert Letter.objects.exists()
    client_of(amara).post("/me/notices", NONE)
    assert not Letter.objects.exists()
    assert not EmailChoice.objects.get().on_at


def test_the_address_goes_with_all_that_was_chosen(amara: Person, client_of: ClientOf) -> None:
    wants(amara)
    told(amara)
    client_of(amara).post("/me/notices/forget", {"once": "a"})
    assert not EmailChoice.objects.exists()
    assert not Letter.objects.exists()


def test_only_people_who_can_be_on_watch_are_asked_about_it(
    amara: Person, farid: Person, client_of: ClientOf
) -> None:
    for person, shown in ((amara, False), (farid, True)):
        wants(person)
        assert ("When I am on watch" in page_of(client_of(person))) is shown


def test_where_no_e_mail_is_sent_the_page_says_so(
    amara: Person, client_of: ClientOf, settings: Settings
) -> None:
    settings.EMAIL_ENABLED = False
    here = client_of(amara)
    assert "This place sends no e-mail" in page_of(here)
    for path in ("", "/address", "/way-back-address"):
        here.post(f"/me/notices{path}", {"address": ADDRESS})
    assert not EmailChoice.objects.exists()
    assert mail.outbox == []


def test_the_link_stops_letters_without_signing_in(amara: Person, client_of: ClientOf) -> None:
    link = stop_path(wants(amara))
    told(amara)
    strict = Client(enforce_csrf_checks=True)
    assert "Yes, no more e-mail" in strict.get(link).content.decode()
    assert EmailChoice.objects.get().on_at
    answer = strict.post(link, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "No more of these e-mails come" in answer.content.decode()
    assert not answer.cookies
    assert not Letter.objects.exists()
    page = page_of(client_of(amara))
    assert "You stopped these e-mails" in page
    client_of(amara).post("/me/notices", NONE | {"group-seats": "gathered"})
    assert EmailChoice.objects.get().on_at
    assert "You stopped" not in page_of(client_of(amara))


def test_the_link_says_nothing_even_of_somebody_who_is_gone(amara: Person) -> None:
    link = stop_path(wants(amara))
    first = Client().post(link)
    EmailChoice.objects.all().delete()
    again = Client().post(link)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert amara.pk.hex not in link.replace("-", "")


@pytest.mark.parametrize(
    "spoilt", [lambda link: link[:-1], lambda link: link + "x", lambda link: "/notices/stop/x"]
)
def test_a_link_that_was_guessed_is_nothing(amara: Person, spoilt: object) -> None:
    link = stop_path(wants(amara))
    assert Client().post(spoilt(link)).status_code == 404  # type: ignore[operator]
    assert EmailChoice.objects.get().on_at


def test_a_copy_of_everything_has_the_choices_in_it(amara: Person) -> None:
    wants(amara, "seats", at_once=True)
    exporter = exporters.get("notices by e-mail")
    assert exporter
    (row,) = exporter.collect(amara.id)
    assert (row["address"], row["of what"], row["e-mail comes"]) == (ADDRESS, {"seats": "at once"}, True)
