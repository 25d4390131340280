"""Somebody who is no longer in a group, or may no longer see somebody, learns nothing new of either."""

import io
import json
import zipfile
from uuid import uuid4

import pytest
from django.http import Http404

from samesky.groups import actions as groups
from samesky.groups.models import Group
from samesky.people.models import Block, Person
from samesky.shares import actions
from samesky.shares.models import Reply, Share
from tests.harness.people import ClientOf

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_today_holds_no_answers_from_a_group_that_somebody_was_asked_to_leave(
    hidden: Group, amaras: Share, grace: Person, amara: Person, ben: Person, client_of: ClientOf
) -> None:
    actions.answer(ben, amaras, "Before she went.")
    assert "Before she went" in client_of(amara).get("/today").content.decode()
    groups.ask_to_step_out(grace, hidden, amara)
    actions.answer(ben, amaras, "Said among us.")
    page = client_of(amara).get("/today").content.decode()
    assert "Said among us" not in page
    assert "Before she went" not in page
    assert "Ben answered" not in page


def test_nobody_answers_in_a_group_they_were_asked_to_leave_while_they_wrote(
    hidden: Group, amaras: Share, grace: Person, ben: Person
) -> None:
    groups.ask_to_step_out(grace, hidden, ben)
    with pytest.raises(Http404):
        actions.answer(ben, amaras, "One last word.")
    assert not Reply.objects.exists()


def test_nobody_answers_somebody_who_blocked_them_while_they_wrote(
    amaras: Share, amara: Person, ben: Person
) -> None:
    Block.objects.create(by=amara, of=ben)
    with pytest.raises(Http404):
        actions.answer(ben, amaras, "One last word.")


def older_than(name: object, of: Person, client_of: ClientOf, address: str) -> str:
    """What stands in the list, without what is fresh each time."""
    page = client_of(of).get(f"{address}?older={name}").content.decode()
    return ",".join(part.split('"')[0] for part in page.split('id="share-')[1:])


def test_a_share_one_may_not_read_is_no_place_in_a_list_to_go_on_from(
    carers: Group, hidden: Group, amaras: Share, hana: Person, client_of: ClientOf
) -> None:
    actions.say(hana, carers, "After it.", "ears")
    address = carers.get_absolute_url()
    none = older_than(uuid4(), hana, client_of, address)
    assert none
    assert older_than(amaras.id, hana, client_of, address) == none


def test_a_share_of_somebody_who_blocked_the_reader_is_no_such_place_either(
    carers: Group, ben: Person, jules: Person, client_of: ClientOf
) -> None:
    his = actions.say(ben, carers, "Before it.", "ears")
    actions.say(jules, carers, "After it.", "ears")
    Block.objects.create(by=ben, of=jules)
    address = carers.get_absolute_url()
    assert older_than(his.id, jules, client_of, address) == older_than(uuid4(), jules, client_of, address)


def test_a_copy_counts_nobody_who_blocked_its_owner(
    carers: Group, ben: Person, jules: Person, hana: Person, client_of: ClientOf
) -> None:
    share = actions.say(jules, carers, "A long day.", "ears")
    for person in (ben, hana):
        actions.answer(person, share, "Here too.")
        actions.say_been_there(person, share)
    Block.objects.create(by=ben, of=jules)
    sent = b"".join(client_of(jules).post("/me/export").streaming_content)  # type: ignore[attr-defined]
    copy = json.loads(zipfile.ZipFile(io.BytesIO(sent)).read("my-copy.json"))
    told = copy["What I shared"][0]
    assert (told["answers from others"], told["been there"]) == (1, 1)
