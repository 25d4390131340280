"""The ground the other tests stand on."""

import asyncio

import pytest
from django.db import connections
from playwright.sync_api import Page

from samesky.people.models import Person
from tests.harness.browser import no_axe_violations
from tests.harness.people import ClientOf, NewPerson


def test_both_stores_can_be_used(amara: Person, on_postgresql: bool) -> None:
    assert {connections[alias].vendor for alias in ("default", "keys")} == {
        "postgresql" if on_postgresql else "sqlite"
    }
    assert Person.objects.get(pen_name="Amara") == amara


def test_a_new_person_gets_a_name_nobody_has(new_person: NewPerson) -> None:
    assert new_person().pen_name != new_person().pen_name


def test_jules_is_blocked_by_amara(amara: Person, jules: Person) -> None:
    assert amara.blocks_made.get().of == jules


@pytest.mark.browser
def test_the_browser_shows_a_page_axe_likes(page: Page) -> None:
    page.set_content("<html lang=en><title>Sky</title><main><h1>Different paths, same sky</h1></main></html>")
    assert page.inner_text("h1") == "Different paths, same sky"
    no_axe_violations(page)


@pytest.mark.browser
def test_axe_finds_a_picture_without_words(page: Page) -> None:
    page.set_content("<html lang=en><title>Sky</title><main><h1>Sky</h1><img src='data:,'></main></html>")
    with pytest.raises(AssertionError, match="image-alt"):
        no_axe_violations(page)


def test_event_loops_can_be_used_after_the_browser() -> None:
    async def one() -> int:
        return 1

    assert asyncio.run(one()) == 1


def test_people_can_be_kept_after_the_browser(amara: Person, client_of: ClientOf) -> None:
    assert Person.objects.count() == 1
