"""SAMESKY_EMAIL_URL: what a host writes becomes mail settings, encrypted unless the server is this very machine."""

import pytest

from samesky.config import email, options
from samesky.config.email import settings_for


def test_the_setting_is_read_with_encryption_on() -> None:
    assert settings_for("", "a@b")["EMAIL_ENABLED"] is False
    far = settings_for("smtp://user:p%40ss@post.example:2587", "a@b")
    assert (far["EMAIL_HOST"], far["EMAIL_PORT"], far["EMAIL_HOST_PASSWORD"]) == (
        "post.example",
        2587,
        "p@ss",
    )
    assert far["EMAIL_USE_TLS"] is True
    assert settings_for("smtps://post.example", "a@b")["EMAIL_USE_SSL"] is True
    assert settings_for("smtp://localhost:25", "a@b")["EMAIL_USE_TLS"] is False


@pytest.mark.parametrize(
    "url",
    [
        "post.example",
        "http://post.example",
        "smtp://",
        "smtp://u:sesame@post.example:99999",
        "smtp://u:99:sesame@post.example:abc",
        "smtp://u:ses/ame@post.example",
        "smtp://u:ses#ame@post.example",
        "smtp://u:ses?ame@post.example",
        "smtp://post.example/inbox",
        "print:all",
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match="looks like"):
        settings_for(url, "a@b")


def test_encryption_can_be_demanded_of_this_machine_too() -> None:
    assert settings_for("smtp+starttls://127.0.0.1:25", "a@b")["EMAIL_USE_TLS"] is True
    assert settings_for("smtp://user:word@127.0.0.1:25", "a@b")["EMAIL_USE_TLS"] is True


def test_without_a_server_letters_are_printed() -> None:
    for url, people_may_choose in (("", False), ("print:", True)):
        found = settings_for(url, "a@b")
        assert found["EMAIL_BACKEND"] == "samesky.config.printed.Printed"
        assert found["EMAIL_ENABLED"] is people_may_choose


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAMESKY_EMAIL_URL", "smtp://user:sesame:x@post.example:abc"),
        ("SAMESKY_EMAIL_FROM", "Hello\r\nBcc: all@post.example <hello@post.example>"),
        ("SAMESKY_EMAIL_FROM", "hello"),
        ("SAMESKY_EMAIL_FROM", "hello@post.example, other@post.example"),
        ("SAMESKY_EMAIL_FROM", "<hello @post.example>"),
        ("SAMESKY_EMAIL_FROM", ""),
        ("SAMESKY_EMAIL_SUBJECT", "Hello\nBcc: all@post.example"),
        ("SAMESKY_EMAIL_SUBJECT", "Hello \x00"),
        ("SAMESKY_EMAIL_SUBJECT", "x" * 101),
    ],
)
def test_what_cannot_be_used_is_said_at_start_in_a_sentence_without_secrets(name: str, value: str) -> None:
    with pytest.raises(options.WrongSetting) as said:
        options.read({name: value})
    assert str(said.value).startswith(f"{name} cannot be read: ")
    assert "sesame" not in str(said.value)
    assert said.value.__suppress_context__


@pytest.mark.parametrize(
    "value", ["hello@post.example", "Hello there <hello@post.example>", "hello@localhost"]
)
def test_a_sender_with_or_without_a_name(value: str) -> None:
    assert options.read({"SAMESKY_EMAIL_FROM": value})["SAMESKY_EMAIL_FROM"] == value


def test_the_doctor_says_where_letters_go_and_not_who_signs_in() -> None:
    said = email.described("smtp://anna:sesame@post.example")
    assert said == "Letters go to post.example:587, STARTTLS, as a user."
    assert "in the clear" in email.described("smtp://127.0.0.1:25")
    assert "nobody gets one" in email.described("")
    assert "nobody gets one" in email.described("print:")
    assert "rehearsal" in email.described("smtp://post.example", rehearsal=True)
    assert "sesame" not in repr(email.way("smtp://anna:sesame@post.example"))
