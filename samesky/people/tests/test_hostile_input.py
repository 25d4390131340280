"""Whatever is typed, pasted or thrown at people's forms: a clear sentence or safely shown text, never a broken page, nothing lost."""

import unicodedata

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from samesky.people.models import Experience, Person
from tests.harness.people import ClientOf, NewPerson

NASTY = (
    "\x00", "\u202egnirts", "\u200b\u200d\ufeff", "<script>alert(1)</script>", "'; DROP TABLE people_person; --", "\ud800", "👩‍👩‍👧‍👦",
    "{{ 7 * 7 }}{% debug %}", "a" * 100_000, "%s%n%x", "\r\nSet-Cookie: a=b", "ﷺ" * 50, "İı", "../../etc/passwd", "é" * 400,
)  # fmt: skip
text = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=["Cf", "Mn", "So"]), max_size=20),
)
few = hypothesis_settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(autouse=True)
def nobody_waits(settings: Settings) -> None:
    settings.RATE_LIMITS = False


def post(client: Client, address: str, sent: dict[str, str]) -> str:
    answer = client.post(
        address, {name: value.encode("utf-8", "replace").decode() for name, value in sent.items()}
    )
    assert answer.status_code in {200, 302}, (address, answer.status_code)
    page: str = answer.content.decode()
    assert "<script>alert" not in page
    return page


@pytest.mark.django_db
@few
@given(pen_name=text, passphrase=text, age=st.sampled_from(["yes", "", "<b>"]), phone=text, words=text)
def test_joining(client: Client, pen_name: str, passphrase: str, age: str, phone: str, words: str) -> None:
    sent = {
        "pen_name": pen_name,
        "passphrase": passphrase,
        "age": age,
        "phone": phone,
        "carried_words": words,
    }
    post(Client(), "/join", sent | {"carried_place": words, "once": words})


@pytest.mark.django_db
@few
@given(pen_name=text)
def test_every_name_that_joins_is_one_clean_line(pen_name: str) -> None:
    sent = {"pen_name": pen_name, "passphrase": "lantern otter plum shore", "age": "yes"}
    post(Client(), "/join", sent)
    for person in Person.objects.all():
        assert not [
            sign for sign in person.pen_name if unicodedata.category(sign) in {"Cc", "Cn", "Co", "Cs"}
        ]
        assert "\u202e" not in person.pen_name
        assert 2 <= len(person.pen_name) <= 30
        assert person.name_key


@pytest.mark.django_db
@few
@given(pen_name=text, passphrase=text, words=text, place=text)
def test_signing_in(pen_name: str, passphrase: str, words: str, place: str) -> None:
    sent = {
        "pen_name": pen_name,
        "passphrase": passphrase,
        "carried_words": words,
        "carried_place": place,
        "mine": words,
    }
    post(Client(), "/sign-in", sent)
    assert (
        Client().get("/sign-in", {"next": place.encode("utf-8", "replace").decode()[:3000]}).status_code
        == 200
    )


@pytest.mark.django_db
@few
@given(pen_name=text, code=text, passphrase=text)
def test_the_way_back(pen_name: str, code: str, passphrase: str) -> None:
    post(Client(), "/way-back", {"pen_name": pen_name, "code": code, "passphrase": passphrase})
    post(Client(), "/way-back/by-email", {"pen_name": pen_name})


@few
@given(words=text, topics=text, visible=st.sampled_from(["nobody", "groups", "members", "everybody", ""]))
def test_telling_what_one_has_been_through(
    new_person: NewPerson, client_of: ClientOf, words: str, topics: str, visible: str
) -> None:
    client = client_of(new_person())
    sent = {
        "own_words": words,
        "topics": topics,
        "topics_visible": visible,
        "own_words_visible": visible,
        "once": topics,
    }
    post(client, "/me/experience", sent)
    assert client.get("/me/experience").status_code == 200


@few
@given(pen_name=text, passphrase=text, theme=text)
def test_the_pages_of_me(
    new_person: NewPerson, client_of: ClientOf, pen_name: str, passphrase: str, theme: str
) -> None:
    person = new_person()
    client = client_of(person)
    post(client, "/me/name", {"pen_name": pen_name, "once": theme})
    post(client, "/me/look", {"theme": theme})
    post(client, "/me/sky", {"once": theme})
    post(client, "/me/way-back", {"password": passphrase})
    post(client, "/me/passphrase", {"password": passphrase, "passphrase": pen_name})
    post(client, "/me/e-mail", {"password": passphrase, "address": pen_name})
    for address in ("/me/", "/me/name", f"/people/{person.pk}/"):
        assert client.get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/join", "/sign-in", "/way-back"])
def test_a_megabyte_in_any_field_gets_a_page(client: Client, address: str) -> None:
    for name in ("pen_name", "passphrase", "carried_words", "carried_place", "code", "once"):
        post(
            client, address, {"pen_name": "Kofi", "passphrase": "x" * 20, "code": "x", name: "a" * 1_000_000}
        )


def test_a_long_telling_comes_back_whole(new_person: NewPerson, client_of: ClientOf) -> None:
    words = "x" * 900_000
    sent = {"own_words": words, "topics_visible": "nobody", "own_words_visible": "nobody"}
    assert words in post(client_of(new_person()), "/me/experience", sent)
    assert not Experience.objects.exists()


@pytest.mark.parametrize("address", ["/sign-in/passkey", "/me/passkeys/add"])
@pytest.mark.parametrize(
    "credential",
    ["", "{}", "[]", "null", '{"response": {}}', '{"id": 1, "response": {"userHandle": "AAAA"}}', "\x00"],
)
def test_no_made_up_passkey_breaks_anything(
    client: Client, client_of: ClientOf, amara: Person, address: str, credential: str
) -> None:
    visitor = client if address.startswith("/sign-in") else client_of(amara)
    visitor.get(address, headers={"accept": "application/json"})
    assert visitor.post(address, {"credential": credential}).status_code in {200, 302}
