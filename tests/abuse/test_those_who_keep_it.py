"""A careless moderator and a curious host: what their pages hold, what of it is written down, and what they cannot open."""

from typing import Any

import pytest
from django.test import Client

from samesky.groups.models import Group
from samesky.people.models import Person, RoleGrant
from samesky.safety.actions.reporting import report
from samesky.safety.carried import Carried
from samesky.safety.models import Record, Report
from samesky.safety.things import things
from samesky.shares import actions
from tests.harness.people import ClientOf

WORDS = "She asked me who I was."
HOSTS_PAGES = ("/host/", "/host/settings", "/host/topics", "/host/roles", "/host/lines", "/host/watch")


@pytest.fixture
def told(carers: Group, amara: Person, ben: Person) -> Report:
    """Ben is worried about what Amara wrote."""
    share = actions.say(amara, carers, WORDS, "ears")
    thing = things.get("share")
    assert thing is not None
    return report(
        ben, Carried("share", share.id, ben.id, thing.seen(ben, share.id)), "danger", "Please look."
    )


def test_a_host_finds_no_word_on_any_page(
    told: Report, hidden: Group, grace: Person, new_person: Any, client_of: ClientOf
) -> None:
    """Another host than the one who leads the groups."""
    client = client_of(new_person("Tomas", roles=("host",)))
    for address in (*HOSTS_PAGES, "/today", "/notices", "/groups/"):
        page = client.get(address).content.decode()
        assert not [words for words in (WORDS, "Please look", "Beside the bottle") if words in page], address
    for address in (
        f"/groups/{hidden.slug}/",
        f"/shares/{told.thing_id}/",
        f"/desk/{told.id}/",
        "/desk/",
        "/admin/",
    ):
        assert client.get(address).status_code == 404, address


def test_no_host_makes_themselves_a_moderator(told: Report, grace: Person, client_of: ClientOf) -> None:
    answer = client_of(grace).post("/host/roles", {"pen_name": "Grace", "role": "moderator"})
    assert answer.status_code == 422
    assert not RoleGrant.objects.filter(person=grace, role="moderator").exists()


def test_every_look_is_written_down_also_one_without_the_page(
    told: Report, elif_: Person, client_of: ClientOf
) -> None:
    client = client_of(elif_)
    client.get(f"/desk/{told.id}/")
    assert Record.objects.filter(by_id=elif_.pk, thing_id=str(told.id)).exists()
    before = Record.objects.count()
    client.post(f"/desk/{told.id}/close", {"outcome": "no such outcome"})
    assert Record.objects.count() >= before


def test_a_list_left_open_on_a_screen_shows_no_words(
    told: Report, elif_: Person, client_of: ClientOf
) -> None:
    for address in ("/desk/", "/desk/newest", "/desk/closed"):
        page = client_of(elif_).get(address).content.decode()
        assert not [words for words in (WORDS, "Please look") if words in page], address
        assert not [name for name in ("Amara", "Ben") if f">{name}<" in page], address


def test_a_moderator_reads_nothing_that_nobody_told_them_of(
    told: Report, carers: Group, hidden: Group, amara: Person, elif_: Person, client_of: ClientOf
) -> None:
    other = actions.say(amara, hidden, "Among us.", "ears")
    client = client_of(elif_)
    for address in (
        f"/groups/{carers.slug}/shares",
        f"/groups/{hidden.slug}/",
        f"/shares/{other.id}/",
        f"/shares/{told.thing_id}/",
    ):
        assert client.get(address).status_code == 404, address


def test_the_one_who_was_reported_is_never_told_who_did(
    told: Report, amara: Person, elif_: Person, client_of: ClientOf
) -> None:
    client_of(elif_).post(f"/desk/{told.id}/close", {"outcome": "nothing", "note": "Spoke with Ben."})
    client = client_of(amara)
    for address in ("/today", "/notices", "/me/", f"/report/{told.id}"):
        page = client.get(address).content.decode()
        assert "Spoke with" not in page, address
        assert "Please look" not in page, address
    assert client.get(f"/report/{told.id}").status_code == 404


def test_a_moderator_does_not_judge_what_is_about_themselves(
    carers: Group, ben: Person, elif_: Person, farid: Person, client_of: ClientOf
) -> None:
    share = actions.say(elif_, None, WORDS, "ears")
    thing = things.get("share")
    assert thing is not None
    about = report(ben, Carried("share", share.id, ben.id, thing.seen(ben, share.id)), "hurts", "")
    mine = client_of(elif_)
    assert mine.get(f"/desk/{about.id}/").status_code == 404
    assert mine.post(f"/desk/{about.id}/close", {"outcome": "nothing"}).status_code == 404
    assert str(about.id) not in mine.get("/desk/").content.decode()
    assert str(about.id) in client_of(farid).get("/desk/").content.decode()


def test_a_role_taken_back_ends_at_once(
    told: Report, elif_: Person, grace: Person, client_of: ClientOf
) -> None:
    open_page: Client = client_of(elif_)
    assert open_page.get("/desk/").status_code == 200
    grant = RoleGrant.objects.get(person=elif_, role="moderator")
    client_of(grace).post(f"/host/roles/{grant.pk}", {})
    assert open_page.get("/desk/").status_code == 404
    assert open_page.get(f"/desk/{told.id}/").status_code == 404


def test_a_facilitator_has_no_power_in_a_group_of_others(
    carers: Group, hidden: Group, dara: Person, amara: Person, client_of: ClientOf
) -> None:
    """Leading one group, somebody passes another's people, requests and links under their own address."""
    from samesky.groups import actions as groups
    from samesky.groups.models import Card, Facilitation, Membership

    Facilitation.objects.create(group=carers, person=dara)
    own = groups.make_group(dara, Card("Mine", "For mine.", ("We listen.",), ()), "open")
    client = client_of(dara)
    for act in ("step-out", "let-lead"):
        assert client.post(f"/groups/{own.slug}/people/{amara.pk}/{act}", {}).status_code == 404
    assert Membership.objects.filter(group=hidden, person=amara).exists()
    assert not Facilitation.objects.filter(person=amara).exists()
