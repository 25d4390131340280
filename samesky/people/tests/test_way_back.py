"""Somebody forgot their passphrase."""

import re
import time
from statistics import median

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client, RequestFactory
from pytest_django import Settings

from samesky.people.actions.way_back import renew
from samesky.people.core import codes
from samesky.people.models import Person

OLD = "lantern otter plum shore"
NEW = "violet harbour seven spoons"


@pytest.fixture
def code(amara: Person) -> str:
    amara.set_password(OLD)
    amara.save()
    return renew(amara)


def come_back(client: Client, code: str, **given: str) -> str:
    sent = {"pen_name": "amara", "code": code, "passphrase": NEW} | given
    return client.post("/way-back", sent, follow=True).content.decode()


def shown_code(page: str) -> str:
    found = re.search(r"way-back-code[^>]*>([^<]+)<", page)
    assert found
    return found[1]


def is_here(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_code_has_four_groups_of_signs_nobody_mistakes() -> None:
    assert codes.grouped("abcdefghjkmnpqrs") == "abcd efgh jkmn pqrs"
    assert not set("01oil") & set(codes.ALPHABET)
    assert len(codes.ALPHABET) ** codes.LENGTH > 2**79


@pytest.mark.parametrize("spelled", [str, str.upper, codes.grouped, "-".join])
def test_the_code_lets_somebody_in_with_a_new_passphrase_and_a_new_code(
    client: Client, amara: Person, code: str, spelled: object
) -> None:
    assert callable(spelled)
    page = come_back(client, spelled(code))
    assert is_here(client)
    assert shown_code(page).replace(" ", "") != code
    amara.refresh_from_db()
    assert amara.check_password(NEW)


def test_coming_back_signs_every_other_device_out(client: Client, code: str) -> None:
    elsewhere = Client()
    elsewhere.post("/sign-in", {"pen_name": "Amara", "passphrase": OLD})
    assert elsewhere.get("/me/").status_code == 200
    come_back(client, code)
    assert elsewhere.get("/me/").status_code == 302
    assert client.get("/me/").status_code == 200


def test_a_code_works_once(client: Client, code: str) -> None:
    come_back(client, code)
    other = Client()
    assert "do not go together" in come_back(other, code)
    assert not is_here(other)


@pytest.mark.parametrize(
    "given",
    [{"code": "abcd efgh jkmn pqrs"}, {"pen_name": "Nobody Ever"}, {"code": "x"}, {"code": "é" * 5000}],
)
def test_a_wrong_code_and_an_unknown_name_get_one_answer(
    client: Client, code: str, given: dict[str, str]
) -> None:
    page = come_back(client, given.pop("code", code), **given)
    assert "do not go together" in page
    assert not is_here(client)


def test_an_empty_code_never_fits_somebody_who_has_none(client: Client, ben: Person) -> None:
    Person.objects.filter(pk=ben.pk).update(way_back_hash="")
    for typed in ("-", " ", "", "()"):
        come_back(client, typed, pen_name="Ben")
        assert not is_here(client)


def test_an_unknown_name_takes_as_long_as_a_wrong_code(client: Client, code: str, settings: Settings) -> None:
    settings.RATE_LIMITS = False

    def took(pen_name: str) -> float:
        start = time.perf_counter()
        come_back(client, "abcd efgh jkmn pqrs", pen_name=pen_name)
        return time.perf_counter() - start

    known = median(took("Amara") for _ in range(7))
    unknown = median(took("Nobody Ever") for _ in range(7))
    assert abs(known - unknown) < max(known, unknown) * 0.5 + 0.005


def test_guessing_codes_is_asked_to_wait(client: Client, code: str, settings: Settings) -> None:
    settings.RATE_LIMITS = True
    for _ in range(5):
        come_back(client, "abcd efgh jkmn pqrs")
    assert "this door rests" in come_back(client, code)
    assert not is_here(client)
    assert Client().get("/way-back").status_code == 200


def test_a_common_new_passphrase_leaves_the_code_unused(client: Client, code: str) -> None:
    assert "Many people" in come_back(client, code, passphrase="password1234")
    come_back(client, code)
    assert is_here(client)


def with_an_app(person: Person) -> str:
    request = RequestFactory().get("/")
    request.user = person
    with context.request_context(request):
        TOTP.activate(person, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    counter = next(iter(yield_hotp_counters_from_time())) + 1
    return str(format_hotp_value(hotp_value("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", counter)))


def test_a_second_factor_is_asked_for_before_anything_changes(
    client: Client, amara: Person, code: str
) -> None:
    digits = with_an_app(amara)
    page = come_back(client, code)
    assert "One more step" in page
    assert not is_here(client)
    amara.refresh_from_db()
    assert amara.check_password(OLD)
    assert NEW not in str(dict(client.session.items()))
    page = client.post("/sign-in/second-factor", {"code": digits}, follow=True).content.decode()
    assert shown_code(page)
    amara.refresh_from_db()
    assert amara.check_password(NEW)


def test_a_way_back_that_was_overtaken_changes_nothing(client: Client, amara: Person, code: str) -> None:
    digits = with_an_app(amara)
    come_back(client, code)
    amara.refresh_from_db()
    amara.set_password("grey heron on the ice")
    amara.save()
    client.post("/sign-in/second-factor", {"code": digits})
    amara.refresh_from_db()
    assert amara.check_password("grey heron on the ice")
    assert not is_here(client)


def test_the_second_factors_secret_is_sealed_and_goes_with_the_key(amara: Person) -> None:
    with_an_app(amara)
    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.get().data)
