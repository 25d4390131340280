"""SAMESKY_EMAIL_URL: what a host writes becomes mail settings, encrypted unless the server is this very machine."""

import pytest

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


@pytest.mark.parametrize("url", ["post.example", "http://post.example", "smtp://"])
def test_a_setting_that_cannot_be_used_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match="looks like"):
        settings_for(url, "a@b")
