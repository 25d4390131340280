"""Whoever keeps or covers has it in their own calendar, every time or only once, and not when they said that they cannot."""

from django.test import Client

from samesky.gatherings.actions.holding import cannot, take_over
from samesky.gatherings.models import Duty, Series
from samesky.gatherings.tests.feeds.reading import events_at
from samesky.gatherings.tests.feeds.test_own_calendar import address
from samesky.gatherings.tests.plans import FIRST, SECOND
from samesky.groups.models import Facilitation
from samesky.people.models import Person
from tests.harness.people import ClientOf


def test_who_covers_every_time_reads_the_series(inside: Series, grace: Person, client: Client) -> None:
    (event,) = events_at(client, address(grace))
    assert event["uid"] == str(inside.id)
    assert "rrule" in event


def test_a_time_at_which_they_cannot_is_not_there(inside: Series, grace: Person, client: Client) -> None:
    cannot(grace, inside, SECOND)
    (event,) = events_at(client, address(grace))
    assert f"{event['exdate'].dts[0].dt:%Y%m%dT%H%M}" == SECOND


def test_who_covers_or_keeps_one_time_reads_that_time(
    inside: Series, dara: Person, ben: Person, chen: Person, client: Client
) -> None:
    for person in (ben, chen):
        Facilitation.objects.create(group=inside.group, person=person, given_by=dara)
    take_over(ben, inside, FIRST, Duty.Part.COVERS)
    take_over(chen, inside, SECOND)
    assert [f"{event['dtstart'].dt:%Y%m%dT%H%M}" for event in events_at(client, address(ben))] == [FIRST]
    assert [f"{event['dtstart'].dt:%Y%m%dT%H%M}" for event in events_at(client, address(chen))] == [SECOND]


def test_a_member_finds_the_way_to_their_calendar_on_the_group_s_page(
    inside: Series, amara: Person, ivo: Person, client_of: ClientOf
) -> None:
    there = f"/groups/{inside.group.slug}/gatherings"
    assert 'href="/me/calendar"' in client_of(amara).get(there).content.decode()
    assert 'href="/me/calendar"' not in client_of(ivo).get(there).content.decode()
