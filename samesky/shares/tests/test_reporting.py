"""Telling about shares and answers: the real things, with groups, blocks and taking back."""

import re

import pytest
from django.test import Client

from samesky.groups.models import Group
from samesky.live.models import Event
from samesky.people.models import Person
from samesky.people.placekey import place_key
from samesky.people.sealing import put
from samesky.safety.copies import copy_of
from samesky.safety.models import Report
from samesky.shares import actions
from samesky.shares.models import Reply, Share
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def two_taps(client: Client, kind: str, thing: Share | Reply) -> Report:
    page = client.get(f"/report?kind={kind}&thing={thing.id}").content.decode()
    carried = re.search(r'name="carried" value="([^"]*)"', page)
    assert carried
    client.post("/report", {"reason": "hurts", "carried": carried[1]})
    return Report.objects.latest("made_at")


def test_the_link_beside_a_share_and_beside_an_answer_leads_there(
    carers: Group, amaras: Share, ben: Person, hana: Person, client_of: ClientOf
) -> None:
    reply = actions.answer(hana, amaras, "I know that kitchen.")
    page = client_of(ben).get(amaras.get_absolute_url()).content.decode()
    for address in (f"/report?kind=share&amp;thing={amaras.id}", f"/report?kind=reply&amp;thing={reply.id}"):
        assert address in page
        assert client_of(ben).get(address.replace("&amp;", "&")).status_code == 200


def test_a_copy_survives_the_taking_back(
    amaras: Share, ben: Person, amara: Person, elif_: Person, client_of: ClientOf
) -> None:
    report = two_taps(client_of(ben), "share", amaras)
    actions.withdraw(amara, amaras)
    assert copy_of(report).words == "She asked me who I was, very politely."
    page = client_of(elif_).get(f"/desk/{report.id}/").content.decode()
    assert "very politely" in page
    assert "Nothing of it stands anywhere any more." in page


def test_an_outsider_and_a_blocked_person_report_as_if_nothing_were_there(
    amaras: Share, amara: Person, ivo: Person, jules: Person, client_of: ClientOf
) -> None:
    reply = actions.answer(amara, amaras, "And then she laughed.")
    for asker in (ivo, jules):
        for kind, thing in (("share", amaras), ("reply", reply)):
            assert client_of(asker).get(f"/report?kind={kind}&thing={thing.id}").status_code == 404


def test_whoever_blocked_somebody_can_still_report_them(
    carers: Group, amara: Person, jules: Person, client_of: ClientOf
) -> None:
    theirs = actions.say(jules, carers, "I know where you live.", "ears")
    report = two_taps(client_of(amara), "share", theirs)
    assert (report.about, copy_of(report).words) == (jules, "I know where you live.")


def test_a_share_that_was_taken_back_names_nobody_to_the_reporter(
    amaras: Share, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    actions.answer(ben, amaras, "I am with you.")
    actions.withdraw(amara, amaras)
    client = client_of(ben)
    page = client.get(f"/report?kind=share&thing={amaras.id}").content.decode()
    assert "Amara" not in page
    report = two_taps(client, "share", amaras)
    assert report.about == amara
    assert "Amara" not in client.get(f"/report/{report.id}").content.decode()


def test_taking_a_share_down_leaves_the_answers_of_others_and_of_the_moderator(
    amaras: Share, ben: Person, hana: Person, elif_: Person, client_of: ClientOf
) -> None:
    kept = actions.answer(hana, amaras, "I am with you.")
    report = two_taps(client_of(ben), "share", amaras)
    client_of(elif_).post(f"/desk/{report.id}/close", {"outcome": "down"})
    amaras.refresh_from_db()
    assert amaras.withdrawn_at
    assert amaras.words_sealed is None
    assert Reply.objects.filter(id=kept.id).exists()
    assert "very politely" not in client_of(ben).get(amaras.get_absolute_url()).content.decode()


def test_an_answer_is_taken_down_and_open_pages_hear_it_as_from_its_author(
    amaras: Share, jules: Person, hana: Person, ben: Person, elif_: Person, client_of: ClientOf
) -> None:
    reply = actions.answer(hana, amaras, "Pull yourself together.")
    report = two_taps(client_of(ben), "reply", reply)
    client_of(elif_).post(f"/desk/{report.id}/close", {"outcome": "down"})
    assert not Reply.objects.filter(id=reply.id).exists()
    told = Event.objects.filter(kind="answer-withdrawn")
    assert told
    assert {event.by for event in told} == {hana.id}


def test_words_that_are_nobodys_can_be_taken_down_without_touching_other_nobodys_words(
    amaras: Share, hana: Person, ben: Person, elif_: Person, client_of: ClientOf
) -> None:
    reply = actions.answer(hana, amaras, "I am with you.")
    for row in (amaras, reply):
        put(row, "words", "Nobody's now.", key=place_key())
        row.author = None
        row.save()
    report = two_taps(client_of(ben), "share", amaras)
    assert report.about is None
    client_of(elif_).post(f"/desk/{report.id}/close", {"outcome": "down"})
    amaras.refresh_from_db()
    assert amaras.withdrawn_at
    assert Reply.objects.filter(id=reply.id).exists()
    second = two_taps(client_of(ben), "reply", reply)
    client_of(elif_).post(f"/desk/{second.id}/close", {"outcome": "down"})
    assert not Reply.objects.filter(id=reply.id).exists()
