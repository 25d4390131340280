"""/me/calendar and the secret addresses: what stands in them, for whom, and until when."""

from datetime import timedelta
from typing import Any

from django.test import Client, override_settings

from samesky.gatherings.actions import subscribing
from samesky.gatherings.models import CalendarAddress, Coming, Series
from samesky.gatherings.queries.addresses import path_of
from samesky.gatherings.tests.feeds.conftest import LINK, STREET, TOWN
from samesky.gatherings.tests.feeds.reading import events_at, text_of
from samesky.gatherings.tests.plans import FIRST
from samesky.gatherings.tests.seats import HELD, MAYBE, NO, WAITING, YES, room_for, says
from samesky.groups.actions import ask_to_step_out, join, leave
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.people.models import Person
from tests.harness.people import ClientOf


def address(person: Person, group: Group | None = None, *, neutral: bool = False) -> str:
    subscribing.make_address(person, group, neutral=neutral)
    return "/" + path_of(CalendarAddress.objects.get(person=person, group=group))


def same_as_nothing(client: Client, there: str) -> bool:
    """Whether the answer is that of an address which nobody ever made."""
    answer: Any = client.get(there)
    nothing: Any = client.get("/there/is/no/such/page")
    return (answer.status_code, answer.content, dict(answer.items())) == (
        404,
        nothing.content,
        dict(nothing.items()),
    )


def test_what_i_said_yes_to_stands_there_with_the_street_once_i_have_a_seat(
    everywhere: Series, amara: Person, client: Client
) -> None:
    there = address(amara)
    assert events_at(client, there) == []
    assert says(amara, everywhere, YES).seat == HELD
    (event,) = events_at(client, there)
    assert event["location"] == f"{STREET}, {TOWN}"
    assert LINK in text_of(client.get(there).content)
    assert (event["status"], event["class"]) == ("CONFIRMED", "PRIVATE")


def test_a_maybe_and_the_waiting_list_read_no_street(
    everywhere: Series, amara: Person, ben: Person, chen: Person, client: Client
) -> None:
    room_for(everywhere, 1)
    says(chen, everywhere, YES)
    assert says(ben, everywhere, YES).seat == WAITING
    says(amara, everywhere, MAYBE)
    for person in (amara, ben):
        (event,) = events_at(client, address(person))
        assert (event["location"], event["status"], event["transp"]) == (TOWN, "TENTATIVE", "TRANSPARENT")
        assert STREET not in text_of(
            client.get("/" + path_of(CalendarAddress.objects.get(person=person))).content
        )


def test_not_this_time_takes_it_off(everywhere: Series, amara: Person, client: Client) -> None:
    there = address(amara)
    says(amara, everywhere, YES)
    says(amara, everywhere, NO)
    assert events_at(client, there) == []


def test_who_keeps_it_has_the_whole_series_and_the_street(
    everywhere: Series, dara: Person, client: Client
) -> None:
    (event,) = events_at(client, address(dara))
    assert "rrule" in event
    assert event["location"] == f"{STREET}, {TOWN}"


def test_a_neutral_calendar_says_only_when(everywhere: Series, amara: Person, client: Client) -> None:
    says(amara, everywhere, YES)
    file = text_of(client.get(address(amara, neutral=True)).content)
    assert "SUMMARY:Appointment" in file
    secret = (
        "Tuesday",
        "circle",
        STREET,
        TOWN,
        LINK,
        "Carers",
        "testserver",
        "DESCRIPTION",
        "LOCATION",
        "URL:",
    )
    assert not [word for word in secret if word in file]
    assert "X-WR-CALNAME:My calendar" in file


def test_a_groups_calendar_is_its_members_own(
    inside: Series, everywhere: Series, amara: Person, carers: Group, client: Client
) -> None:
    there = address(amara, carers)
    assert {event["uid"] for event in events_at(client, there)} == {str(inside.id), str(everywhere.id)}
    assert STREET not in text_of(client.get(there).content)
    says(amara, inside, YES)
    one = [event for event in events_at(client, there) if "recurrence-id" in event]
    assert [event["location"] for event in one] == [f"{STREET}, {TOWN}"]


def test_it_ends_when_they_leave_the_group_and_coming_back_does_not_wake_it(
    inside: Series, amara: Person, carers: Group, client: Client
) -> None:
    there = address(amara, carers)
    leave(amara, carers)
    assert same_as_nothing(client, there)
    with held_at(now() + timedelta(hours=1)):
        join(amara, carers)
    assert same_as_nothing(client, there)


def test_it_ends_when_they_are_asked_to_step_out(
    inside: Series, dara: Person, ben: Person, carers: Group, client: Client
) -> None:
    there = address(ben, carers)
    assert len(events_at(client, there)) == 1
    ask_to_step_out(dara, carers, ben)
    assert same_as_nothing(client, there)


def test_what_somebody_may_no_longer_know_of_is_off_their_own_calendar(
    inside: Series, amara: Person, carers: Group, client: Client
) -> None:
    there = address(amara)
    says(amara, inside, YES)
    assert len(events_at(client, there)) == 1
    leave(amara, carers)
    assert events_at(client, there) == []


def test_an_address_that_was_taken_back_or_never_made_is_not_there(amara: Person, client: Client) -> None:
    there = address(amara)
    subscribing.revoke_address(amara, CalendarAddress.objects.get().id)
    assert same_as_nothing(client, there)
    assert same_as_nothing(client, "/feeds/me/nobody-made-this.ics")
    assert same_as_nothing(client, "/feeds/groups/nobody-made-this.ics")


def test_making_another_ends_the_first(amara: Person, client: Client) -> None:
    first, second = address(amara), address(amara)
    assert same_as_nothing(client, first)
    assert client.get(second).status_code == 200


def test_the_address_goes_with_the_person(amara: Person, client: Client) -> None:
    there = address(amara)
    CalendarAddress.objects.filter(person=amara).delete()
    assert same_as_nothing(client, there)


def test_one_address_that_runs_wild_waits_and_no_other(amara: Person, ben: Person, client: Client) -> None:
    mine, his = address(amara), address(ben)
    with override_settings(RATE_LIMITS=True):
        assert [client.get(mine).status_code for _ in range(31)] == [200] * 30 + [429]
        assert client.get(his).status_code == 200


def test_the_page_makes_shows_and_takes_back(
    everywhere: Series, amara: Person, carers: Group, client_of: ClientOf, client: Client
) -> None:
    hers = client_of(amara)
    assert "Make an address" in hers.get("/me/calendar").content.decode()
    hers.post("/me/calendar/make", {"group": "", "titles": "neutral"})
    hers.post("/me/calendar/make", {"group": carers.slug, "titles": "plain"})
    rows = {row.group_id: row for row in CalendarAddress.objects.all()}
    assert (rows[None].neutral, rows[carers.id].neutral) == (True, False)
    page = hers.get("/me/calendar").content.decode()
    assert all(f'value="http://testserver/{path_of(row)}"' in page for row in rows.values())
    assert f'href="webcal://testserver/{path_of(rows[None])}"' in page
    hers.post(f"/me/calendar/{rows[None].id}/titles", {"titles": "plain"})
    assert not CalendarAddress.objects.get(pk=rows[None].id).neutral
    for row in rows.values():
        hers.post(f"/me/calendar/{row.id}/revoke")
    assert not CalendarAddress.objects.exists()


def test_a_group_of_others_has_no_calendar_for_me(carers: Group, ivo: Person, client_of: ClientOf) -> None:
    assert client_of(ivo).post("/me/calendar/make", {"group": carers.slug}).status_code == 404
    assert not CalendarAddress.objects.exists()


def test_answers_of_others_are_in_nobodys_calendar(
    everywhere: Series, amara: Person, jules: Person, client: Client
) -> None:
    says(jules, everywhere, YES)
    assert events_at(client, address(amara)) == []
    assert Coming.objects.filter(occurrence__original=FIRST).count() == 1
