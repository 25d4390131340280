"""Leave site: for somebody with a person in the doorway. With and without JavaScript, and never held up by a rule of ours."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from playwright.sync_api import Page, expect

from samesky.design.tests import pages
from samesky.kit import shell
from tests.harness.browser import NewPage
from tests.harness.people import ClientOf


@pytest.mark.django_db
def test_amara_is_signed_out_at_once(amara: Any, client_of: ClientOf) -> None:
    client = client_of(amara)
    assert "_auth_user_id" in client.session
    answer = client.post("/exit")
    assert answer.status_code == 200
    assert 'http-equiv="refresh"' in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_looking_at_the_address_signs_nobody_out(amara: Any, client_of: ClientOf) -> None:
    client = client_of(amara)
    assert client.get("/exit").status_code == 200
    assert "_auth_user_id" in client.session


@pytest.mark.django_db
def test_leaving_needs_no_form_token_and_closes_what_is_open() -> None:
    ended: list[str] = []

    def end(request: HttpRequest) -> None:
        ended.append(request.path)

    shell.leaving_now.add(end)
    try:
        assert Client(enforce_csrf_checks=True).post("/exit").status_code == 200
    finally:
        shell.leaving_now.remove(end)
    assert ended == ["/exit"]


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_button_leads_elsewhere_and_tells_it_nothing(new_page: NewPage, place: str, script: bool) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(f"{place}/write")
    page.get_by_role("button", name="Leave site").click()
    expect(page.get_by_text("Rain later.")).to_be_visible()
    assert pages.left == [""]


@pytest.mark.browser
def test_shift_three_times_leaves_and_back_does_not_return(page: Page, place: str) -> None:
    ended = []
    page.on(
        "request", lambda request: ended.append(request.method) if request.url.endswith("/exit") else None
    )
    page.goto(f"{place}/patterns")
    page.goto(f"{place}/write")
    for _press in range(3):
        page.keyboard.press("Shift")
    expect(page.get_by_text("Rain later.")).to_be_visible()
    assert ended == ["POST"]
    page.go_back()
    expect(page.get_by_role("heading", name="Pattern book")).to_be_visible()


@pytest.mark.browser
def test_writing_in_capitals_leaves_nobody(page: Page, place: str) -> None:
    page.goto(f"{place}/write")
    box = page.get_by_label("Say something")
    box.press_sequentially("I AM HERE")
    for _word in range(3):
        page.keyboard.press("Shift+A")
    assert page.url == f"{place}/write"


@pytest.mark.browser
def test_leaving_takes_words_off_a_phone(page: Page, place: str) -> None:
    page.goto(f"{place}/write")
    page.evaluate("localStorage.setItem('draft /draft', 'words')")
    page.get_by_role("button", name="Leave site").click()
    expect(page.get_by_text("Rain later.")).to_be_visible()
    page.goto(f"{place}/patterns")
    assert page.evaluate("localStorage.length") == 0
