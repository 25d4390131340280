"""Somebody joins: what they need, what is refused, and what survives every error."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from samesky.kit.registry import Registry
from samesky.people import arrivals
from samesky.people.models import Once, Person
from samesky.people.way_back import is_right

FORM = {
    "pen_name": "Kofi",
    "passphrase": "lantern otter plum shore",
    "age": "yes",
    "phone": "shared",
    "once": "t1",
}


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """A stand-in for the app that keeps carried words as a draft."""
    seen: list[tuple[str, str, str]] = []

    def keep(person: Person, words: str, place: str) -> str | None:
        seen.append((person.pen_name, words, place))
        return "/me/"

    only: Registry[arrivals.Arrival] = Registry("arrivals in this test")
    only.add(keep)
    monkeypatch.setattr(arrivals, "arrivals", only)
    return seen


def code_on(page: str) -> str:
    found = re.search(r"way-back-code[^>]*>([^<]+)<", page)
    assert found
    return found[1]


@pytest.mark.django_db
def test_a_visitor_joins_and_sees_the_way_back_code_once(client: Client) -> None:
    answer = client.post("/join", FORM, follow=True)
    kofi = Person.objects.get(pen_name="Kofi")
    assert answer.redirect_chain == [("/join/way-back", 302)]
    code = code_on(answer.content.decode())
    assert is_right(kofi, code.replace(" ", ""))
    assert code not in client.get("/join/way-back").content.decode()


@pytest.mark.django_db
def test_the_code_and_the_passphrase_rest_nowhere_readable(client: Client) -> None:
    client.post("/join", FORM)
    stored = str(dict(client.session.items()))
    page = client.get("/join/way-back").content.decode()
    assert code_on(page) not in stored
    assert code_on(page).replace(" ", "") not in stored
    assert FORM["passphrase"] not in stored


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("short", "little short"),
        ("password1234", "Many people"),
        ("Kofi Kofi Kofi", "Many people"),
        ("x" * 300, "longer than 200"),
    ],
)
def test_a_passphrase_that_is_guessed_first_is_refused_kindly(
    client: Client, passphrase: str, said: str
) -> None:
    page = client.post("/join", FORM | {"passphrase": passphrase}).content.decode()
    assert said in page
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_the_casts_passphrase_is_for_rehearsals_only(client: Client, settings: Settings) -> None:
    theirs = FORM | {"passphrase": "Same sky,  different paths"}
    assert "Many people" in client.post("/join", theirs).content.decode()
    settings.REHEARSAL = True
    assert client.post("/join", theirs).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Hana", "hana", "H a n a", "H\u0430na"])
def test_a_taken_pen_name_is_answered_with_a_free_one(client: Client, hana: Person, name: str) -> None:
    page = client.post("/join", FORM | {"pen_name": name}).content.decode()
    assert "of the hill would be free" in page
    assert 'value="lantern otter plum shore"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Moderator", "same-sky", "ADMIN", "H0st"])
def test_nobody_takes_a_name_that_sounds_like_staff(client: Client, name: str) -> None:
    assert (
        "could take that name for staff" in client.post("/join", FORM | {"pen_name": name}).content.decode()
    )


@pytest.mark.django_db
def test_not_yet_leads_to_a_kind_page_and_stores_nothing(client: Client) -> None:
    answer = client.post("/join", FORM | {"age": "not-yet"}, follow=True)
    assert answer.redirect_chain == [("/join/not-yet", 302)]
    assert not Person.objects.exists()
    assert not client.session.items()


@pytest.mark.django_db
def test_carried_words_survive_errors_and_other_words_and_become_a_draft(
    client: Client, kept: list[tuple[str, str, str]]
) -> None:
    carrying = FORM | {"carried_words": "I look after <b>my</b> mother", "carried_place": "/groups/carers/"}
    for wrong in ({"passphrase": "short"}, {"age": ""}, {"pen_name": ""}, {"other_words": "yes"}):
        page = client.post("/join", carrying | wrong).content.decode()
        assert 'name="carried_words" value="I look after &lt;b&gt;my&lt;/b&gt; mother"' in page
        assert 'name="carried_place" value="/groups/carers/"' in page
    client.post("/join", carrying)
    assert kept == [("Kofi", "I look after <b>my</b> mother", "/groups/carers/")]
    assert "mother" not in str(dict(client.session.items()))
    assert 'href="/me/"' in client.get("/join/way-back").content.decode()


@pytest.mark.django_db
def test_other_words_keep_what_was_typed_out_of_the_address(client: Client) -> None:
    answer = client.post("/join", FORM | {"other_words": "yes"})
    assert answer.status_code == 200
    assert 'value="Kofi"' in answer.content.decode()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_double_tap_comes_to_one_account_with_a_code_that_works(client: Client) -> None:
    client.post("/join", FORM)
    page = Client().post("/join", FORM, follow=True).content.decode()
    kofi = Person.objects.get(pen_name="Kofi")
    assert is_right(kofi, code_on(page))
    assert Once.objects.count() == 1


@pytest.mark.django_db
def test_the_once_token_alone_opens_nothing(client: Client) -> None:
    client.post("/join", FORM)
    stranger = Client()
    page = stranger.post("/join", FORM | {"passphrase": "another lantern entirely"}).content.decode()
    assert "would be free" in page
    assert "_auth_user_id" not in stranger.session


@pytest.mark.django_db
@pytest.mark.parametrize(("phone", "ends_with_browser"), [("shared", True), ("mine", False), ("", True)])
def test_a_shared_phone_forgets_when_the_browser_closes(
    client: Client, phone: str, ends_with_browser: bool
) -> None:
    client.post("/join", FORM | {"phone": phone})
    assert client.session.get_expire_at_browser_close() is ends_with_browser
    assert (
        f'data-phone="{"shared" if ends_with_browser else "mine"}"'
        in client.get("/join/way-back").content.decode()
    )


@pytest.mark.django_db
def test_many_joinings_from_one_address_are_asked_to_wait(client: Client, settings: Settings) -> None:
    settings.RATE_LIMITS = True
    from samesky.people.limits import LIMITS
    from samesky.people.models import Knock

    client.post("/join", FORM)
    first = Knock.objects.get()
    Knock.objects.bulk_create(Knock(door=first.door, key=first.key) for _ in range(LIMITS["join"][0].most))
    page = Client().post("/join", FORM | {"pen_name": "Esi", "once": "t2"}).content.decode()
    assert "this door rests" in page
    assert 'value="Esi"' in page
