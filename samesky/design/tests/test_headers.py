"""What every answer carries, whatever the page."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from samesky.design.middleware import Headers


def answered(*, headers: dict[str, str] | None = None, status: int = 200) -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("words", status=status, headers=headers)

    return Headers(view)(RequestFactory().get("/"))


@pytest.mark.parametrize("status", [200, 302, 404, 500])
def test_no_answer_may_be_kept_or_framed(status: int) -> None:
    answer = answered(status=status)
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_nothing_may_be_written_into_a_page() -> None:
    policy = answered()["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy


def test_other_sites_learn_nothing_while_forms_still_work() -> None:
    assert answered()["Referrer-Policy"] == "same-origin"


def test_a_public_page_may_say_that_it_can_be_kept() -> None:
    assert answered(headers={"Cache-Control": "max-age=60"})["Cache-Control"] == "max-age=60"


def test_a_drawing_may_bring_its_own_policy() -> None:
    own = "default-src 'none'; style-src 'unsafe-inline'"
    assert answered(headers={"Content-Security-Policy": own})["Content-Security-Policy"] == own
