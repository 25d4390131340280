"""Answering: replies, "been there", thanks, and the gentle reminder about ears."""

import pytest

from samesky.groups.models import Group
from samesky.people.models import Person
from samesky.shares import actions
from samesky.shares.models import BeenThere, Reply, Share
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_an_answer_reaches_the_author_on_today(
    amaras: Share, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    client_of(ben).post(f"{amaras.get_absolute_url()}replies", {"words": "Standing in the kitchen: yes."})
    page = client_of(amara).get("/today").content.decode()
    assert "Ben answered you" in page
    assert "Standing in the kitchen" in page


def test_answers_that_were_read_no_longer_wait(
    amaras: Share, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    actions.answer(ben, amaras, "Yes.")
    client = client_of(amara)
    client.post("/today/answers")
    assert "Ben answered you" not in client.get("/today").content.decode()


def test_advice_to_somebody_who_asked_for_ears_is_shown_back_once_and_then_goes_through(
    amaras: Share, ben: Person, client_of: ClientOf
) -> None:
    client = client_of(ben)
    advice = {"words": "You should write her name on the door."}
    page = client.post(f"{amaras.get_absolute_url()}replies", advice).content.decode()
    assert "asked for ears" in page
    assert "write her name on the door" in page
    assert not Reply.objects.exists()
    client.post(f"{amaras.get_absolute_url()}replies", advice | {"sure": "True"})
    assert Reply.objects.count() == 1


def test_ideas_are_welcome_where_ideas_were_asked_for(
    carers: Group, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    share = actions.say(amara, carers, "How do you do bath time?", "ideas")
    client_of(ben).post(f"{share.get_absolute_url()}replies", {"words": "You could always warm the towels."})
    assert Reply.objects.filter(share=share).exists()


def test_been_there_is_seen_by_the_author_alone_and_as_a_name(
    carers: Group, amaras: Share, amara: Person, ben: Person, hana: Person, client_of: ClientOf
) -> None:
    client_of(ben).post(f"{amaras.get_absolute_url()}been-there", {"say": "yes"})
    assert "Ben has been there too." in client_of(amara).get(carers.get_absolute_url()).content.decode()
    assert "has been there" not in client_of(hana).get(carers.get_absolute_url()).content.decode()
    assert "has been there" not in client_of(ben).get(carers.get_absolute_url()).content.decode()


def test_been_there_said_twice_is_said_once_and_can_be_taken_back(
    amaras: Share, ben: Person, client_of: ClientOf
) -> None:
    client = client_of(ben)
    for _ in range(2):
        client.post(f"{amaras.get_absolute_url()}been-there", {"say": "yes"})
    assert BeenThere.objects.count() == 1
    client.post(f"{amaras.get_absolute_url()}been-there", {"say": "not"})
    assert not BeenThere.objects.exists()


def test_one_cannot_have_been_there_on_ones_own_share(
    amaras: Share, amara: Person, client_of: ClientOf
) -> None:
    client_of(amara).post(f"{amaras.get_absolute_url()}been-there", {"say": "yes"})
    assert not BeenThere.objects.exists()


def test_thanks_are_read_by_the_two_they_are_between(
    amaras: Share, amara: Person, ben: Person, hana: Person, client_of: ClientOf
) -> None:
    reply = actions.answer(ben, amaras, "A spot by the fridge.")
    client_of(amara).post(f"/replies/{reply.id}/affirm", {"words": "I laughed in the kitchen."})
    assert "I laughed in the kitchen." in client_of(ben).get(amaras.get_absolute_url()).content.decode()
    assert "I laughed in the kitchen." in client_of(ben).get("/today").content.decode()
    assert "I laughed in the kitchen." not in client_of(hana).get(amaras.get_absolute_url()).content.decode()


def test_a_blocked_person_cannot_answer_affirm_or_say_been_there(
    amaras: Share, jules: Person, client_of: ClientOf
) -> None:
    client = client_of(jules)
    for what in ("replies", "been-there", "affirm", "not-now"):
        assert (
            client.post(f"{amaras.get_absolute_url()}{what}", {"words": "I know what to do."}).status_code
            == 404
        )
    assert not Reply.objects.exists()


def test_a_withdrawn_share_takes_no_more_answers(
    amaras: Share, amara: Person, ben: Person, hana: Person, client_of: ClientOf
) -> None:
    actions.answer(ben, amaras, "Yes.")
    actions.withdraw(amara, amaras)
    assert client_of(hana).post(f"{amaras.get_absolute_url()}replies", {"words": "Late."}).status_code == 404


def test_somebody_unanswered_is_suggested_on_today_until_two_have_answered(
    carers: Group, amaras: Share, ben: Person, hana: Person, grace: Person, client_of: ClientOf
) -> None:
    assert "Could you sit with Amara" in client_of(hana).get("/today").content.decode()
    actions.answer(ben, amaras, "Yes.")
    assert "Could you sit with Amara" in client_of(hana).get("/today").content.decode()
    actions.answer(grace, amaras, "Yes, too.")
    assert "Could you sit with Amara" not in client_of(hana).get("/today").content.decode()


def test_not_tonight_is_not_asked_again_and_tells_nobody(
    amaras: Share, hana: Person, amara: Person, client_of: ClientOf
) -> None:
    client = client_of(hana)
    client.post(f"{amaras.get_absolute_url()}not-now")
    assert "Could you sit with Amara" not in client.get("/today").content.decode()
    assert "Hana" not in client_of(amara).get("/today").content.decode()
