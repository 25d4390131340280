"""Decisions are kept: each page names what keeps it, and the rules that belong to no single app are tried here."""

import re
from pathlib import Path

import pytest

from samesky.groups import actions as groups
from samesky.groups import cards
from samesky.groups.models import Card, Group
from samesky.people.keyring import ring
from samesky.people.models import Person
from samesky.shares import actions as shares
from samesky.shares.models import BeenThere, NotNow
from tests.harness.people import ClientOf, NewPerson

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
MOST_JAVASCRIPT = 1_200
"""Lines by hand, in all. A framework would be a decision of its own."""


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_decision_says_why_what_and_what_keeps_it(page: Path) -> None:
    text = page.read_text()
    assert text.startswith(f"# {int(page.name[:4])}. ")
    for part in ("Context.", "Decision.", "Consequences.", "Instead of.", "Kept by"):
        assert f"**{part}**" in text, part
    kept_by = text.partition("**Kept by**")[2]
    named = re.findall(r"`((?:samesky|tests|tools)/[\w./]+)`", kept_by)
    assert named
    assert all((ROOT / path).exists() for path in named), named


def test_no_two_decisions_have_one_number() -> None:
    numbers = [page.name[:4] for page in PAGES]
    assert len(numbers) == len(set(numbers))


def _group(leader: Person, joining: str) -> Group:
    with ring():
        return groups.make_group(leader, Card("The long nights", "For us.", ("We listen.",), ()), joining)


def test_only_the_cards_of_listed_groups_are_kept_in_memory(grace: Person) -> None:
    with ring():
        listed, hidden = _group(grace, "open"), _group(grace, "invitation")
        assert cards.card_of(listed).name == cards.card_of(hidden).name == "The long nights"
    assert listed.id in cards._public
    assert hidden.id not in cards._public


def test_a_token_answers_for_its_own_address_only(
    grace: Person, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    with ring():
        said = shares.say(amara, None, "She asked me who I was.", "ears")
    browser, form = client_of(ben), {"say": "yes", "once": "one-token-of-one-page"}
    for act in ("been-there", "not-now"):
        for _ in range(2):
            browser.post(f"{said.get_absolute_url()}{act}", form)
    assert BeenThere.objects.filter(share=said, person=ben).count() == 1
    assert NotNow.objects.filter(share=said, person=ben).count() == 1


def test_a_share_is_offered_until_two_have_answered(
    amara: Person, hana: Person, new_person: NewPerson, client_of: ClientOf
) -> None:
    with ring():
        said = shares.say(amara, None, "She asked me who I was.", "ears")
    reader = client_of(hana)
    for offered in (True, True, False):
        assert (said.get_absolute_url() in reader.get("/today").content.decode()) is offered
        with ring():
            shares.answer(new_person(), said, "I know that kitchen.")
            shares.answer(amara, said, "Thank you.")


def test_javascript_is_a_few_small_modules() -> None:
    ours = [path for path in ROOT.glob("samesky/**/*.js") if "static/design" not in path.as_posix()]
    lines = {path.name: len(path.read_text().splitlines()) for path in ours}
    assert sum(lines.values()) < MOST_JAVASCRIPT, lines
    assert not any((ROOT / name).exists() for name in ("package.json", "node_modules"))
