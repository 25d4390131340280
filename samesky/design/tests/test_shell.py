"""The parts around every page: who sees which links, banners above, the look somebody chose, and help in its place."""

import re
from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils.html import format_html

from samesky.design.context import Shell
from samesky.design.leaving import leave_site
from samesky.design.patterns import pattern_book
from samesky.design.tests.only import only
from samesky.kit import shell as kit


def asking(path: str = "/patterns", *, member: bool = False) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = SimpleNamespace(is_authenticated=member)  # type: ignore[assignment]
    return request


def links(who: kit.Who) -> list[kit.NavLink]:
    return [kit.NavLink(f"Link {n}", "sky", "patterns" if n else "exit", n, who) for n in range(6)]


@pytest.mark.parametrize(("member", "in_the_row"), [(True, 3), (False, 4)])
def test_few_words_stand_in_the_row_and_the_rest_under_more(member: bool, in_the_row: int) -> None:
    with only(kit.links, *reversed(links(kit.anyone))):
        shell = Shell(asking(member=member))
        assert [link.name for link in shell.row] == [f"Link {n}" for n in range(in_the_row)]
        assert len(shell.more) == 6 - in_the_row


def test_visitors_and_members_see_their_own_links() -> None:
    with only(kit.links, *links(kit.signed_in)):
        assert Shell(asking(member=False)).row == []
        assert Shell(asking(member=True)).row


def test_the_page_somebody_is_on_is_marked() -> None:
    with only(kit.links, *links(kit.anyone)[:2]):
        assert [link.current for link in Shell(asking("/patterns")).row] == ["", "page"]
        assert [link.current for link in Shell(asking("/patterns/more")).row] == ["", "true"]
        assert [link.current for link in Shell(asking("/patternsmore")).row] == ["", ""]


def test_a_banner_with_nothing_to_say_leaves_no_trace() -> None:
    with only(
        kit.banners, lambda request: "", lambda request: format_html("<p>{}</p>", "On watch until 23:00")
    ):
        assert Shell(asking()).banners == ["<p>On watch until 23:00</p>"]


def test_the_first_look_that_answers_decides() -> None:
    with only(kit.looks, lambda request: None, lambda request: kit.Look("dark", "mine")):
        page = render_to_string("design/leave_site.html", request=asking())
    assert 'data-theme="dark"' in page
    assert 'data-phone="mine"' in page
    with only(kit.looks):
        page = render_to_string("design/leave_site.html", request=asking())
    assert "data-theme" not in page
    assert 'data-phone="shared"' in page


def pages() -> list[str]:
    with override_settings(SAMESKY_PATTERNS=True):
        drawn = [pattern_book(asking()), leave_site(asking())]
    return [page.content.decode() for page in drawn]


def test_nothing_is_written_into_a_page_that_could_run() -> None:
    for page in pages():
        assert "<style" not in page
        assert not re.search(r"<[^>]+ (style|on[a-z]+)=", page)
        assert all(" src=" in script.split(">")[0] for script in page.split("<script")[1:])


def test_help_and_the_way_out_are_on_a_page_even_when_all_else_failed() -> None:
    page = render_to_string("design/leave_site.html")
    assert 'href="/help-now"' in page
    assert '<form action="/exit" method="post"' in page
