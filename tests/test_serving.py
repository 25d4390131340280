"""The real server: one command, one port, and it goes when it is asked to."""

from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests.harness.browser import only_asks, sign_in
from tests.harness.site import Site


def test_the_server_says_that_it_is_well(live_site: Site) -> None:
    with urlopen(f"{live_site.url}/healthz", timeout=5) as answer:
        assert answer.status == 200


def test_the_cast_lives_in_the_served_place(live_site: Site) -> None:
    asked = "from samesky.people.models import Person; print(Person.objects.count())"
    assert live_site.python(asked).split() == ["10"]


@pytest.mark.browser
def test_the_first_page_asks_no_other_host(live_site: Site, page: Page) -> None:
    elsewhere = only_asks(page.context, live_site.url)
    page.goto(f"{live_site.url}/")
    assert page.inner_text("h1")
    assert elsewhere == []


@pytest.mark.browser
def test_somebody_who_lives_here_signs_in(live_site: Site, page: Page) -> None:
    sign_in(page, live_site.url, "Amara")
    assert page.url.endswith("/today")
