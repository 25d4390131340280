"""Notices: few words, nobody's words, in order, and none from somebody hidden."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from samesky.kit.clock import now
from samesky.kit.leaving import erasers, exporters
from samesky.live.models import Event
from samesky.notices.actions import tell
from samesky.notices.kinds import Kind, kinds
from samesky.notices.models import Notice
from samesky.notices.queries import any_unseen
from samesky.notices.registered import forget_old
from samesky.people.models import Block, Mute, Person
from tests.harness.people import ClientOf


@pytest.fixture(autouse=True)
def thanked() -> Iterator[None]:
    kind = Kind("%(name)s thanked you.")
    kinds.register("thanked", kind)
    yield
    kinds.remove(kind)


def leave(person: Person, by: Person | None = None, address: str = "/today") -> None:
    with transaction.atomic():
        tell(person.id, "thanked", address, by=by.id if by else None)


@pytest.mark.django_db
def test_the_newest_stands_first_and_the_page_ends(
    amara: Person, ben: Person, chen: Person, client_of: ClientOf
) -> None:
    leave(amara, ben)
    leave(amara, chen)
    page = client_of(amara).get("/notices").content.decode()
    assert page.index("Chen thanked you.") < page.index("Ben thanked you.")
    assert "That is all." in page


@pytest.mark.django_db
def test_only_the_person_reads_them(amara: Person, ben: Person, client_of: ClientOf, client: Client) -> None:
    leave(amara, ben)
    assert "thanked" not in client_of(ben).get("/notices").content.decode()
    assert "Nothing waits for you here." in client_of(ben).get("/notices/newest").content.decode()
    assert client.get("/notices").status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["I blocked them", "they blocked me", "I muted them"])
def test_nothing_is_shown_or_heard_of_somebody_hidden(
    amara: Person, ben: Person, client_of: ClientOf, how: str
) -> None:
    if how == "I muted them":
        Mute.objects.create(by=amara, of=ben)
    else:
        one, other = (amara, ben) if how == "I blocked them" else (ben, amara)
        Block.objects.create(by=one, of=other)
    leave(amara, ben)
    assert "Ben" not in client_of(amara).get("/notices").content.decode()
    assert not any_unseen(amara)
    assert not Event.objects.filter(kind="notice").exists()


@pytest.mark.django_db
def test_an_open_page_hears_of_it_without_a_word(amara: Person, ben: Person) -> None:
    leave(amara, ben)
    event = Event.objects.get(room__name=f"person:{amara.id}")
    assert (event.fragment, event.payload) == ("notices", "{}")


@pytest.mark.django_db
def test_looking_is_having_seen(amara: Person, ben: Person, client_of: ClientOf) -> None:
    leave(amara, ben)
    assert any_unseen(amara)
    client_of(amara).get("/notices")
    assert not any_unseen(amara)


@pytest.mark.django_db
def test_a_kind_nobody_registered_is_a_mistake(amara: Person) -> None:
    with pytest.raises(LookupError), transaction.atomic():
        tell(amara.id, "never heard of", "/today")


@pytest.mark.django_db
def test_a_pen_name_with_percent_signs_and_tags_is_only_a_name(
    amara: Person, ben: Person, client_of: ClientOf
) -> None:
    Person.objects.filter(pk=ben.pk).update(pen_name="%s <b>100 %(name)s</b>")
    leave(amara, ben)
    page = client_of(amara).get("/notices").content.decode()
    assert "%s &lt;b&gt;100 %(name)s&lt;/b&gt; thanked you." in page


@pytest.mark.django_db
def test_leaving_takes_notices_for_and_of_the_person(amara: Person, ben: Person, chen: Person) -> None:
    leave(amara, ben)
    leave(ben, chen)
    leave(chen)
    eraser, exporter = erasers.get("notices"), exporters.get("notices")
    assert eraser
    assert exporter
    assert len(list(exporter.collect(amara.id))) == 1
    eraser.erase(ben.id)
    assert list(Notice.objects.values_list("person_id", flat=True)) == [chen.id]


@pytest.mark.django_db
def test_old_notices_go(amara: Person) -> None:
    leave(amara)
    assert forget_old(now() + timedelta(days=89), 10) == 0
    assert forget_old(now() + timedelta(days=91), 10) == 1
