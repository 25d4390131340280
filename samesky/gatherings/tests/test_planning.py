"""Planning a gathering: the form loses nothing, says when it will be before it stands, and says kindly what cannot be."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from samesky.circles.actions.keepers import let_keep
from samesky.gatherings.models import Duty, Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.tests.plans import BEFORE
from samesky.gatherings.words import words_of
from samesky.groups.models import Group
from samesky.kit.clock import held_at
from samesky.notices.queries import notices_for
from samesky.people.models import Person
from tests.harness.people import ClientOf


@pytest.fixture(autouse=True)
def _on_a_friday() -> Iterator[None]:
    with held_at(BEFORE):
        yield


@pytest.fixture
def dara_client(client_of: ClientOf, dara: Person) -> Client:
    return client_of(dara)


def filled(dara: Person, grace: Person, **changes: Any) -> dict[str, Any]:
    """The form as Dara fills it: a circle every second Tuesday, here, which Grace covers."""
    sent = {
        "kind": "circle",
        "title": "Tuesday circle",
        "day": "2026-12-01",
        "time": "19:00",
        "zone": "Europe/Berlin",
        "minutes": "90",
        "again": "week-2",
        "where": ["here"],
        "language": "en",
        "capacity": "8",
        "who": "group",
        "keeps": str(dara.pk),
        "covers": [str(grace.pk)],
    }
    return {name: value for name, value in (sent | changes).items() if value is not None}


def plans(client: Client, group: Group, sent: dict[str, Any], do: str = "keep") -> Any:
    return client.post(f"{group.get_absolute_url()}gatherings/plan", sent | {"do": do, "once": "a"})


def test_the_facilitator_finds_the_way_on_the_groups_page(dara_client: Client, carers: Group) -> None:
    page = dara_client.get(carers.get_absolute_url()).content.decode()
    assert f'href="{carers.get_absolute_url()}gatherings/plan"' in page
    form = dara_client.get(f"{carers.get_absolute_url()}gatherings/plan").content.decode()
    for said in ("Plan a gathering", "First circle", "Who covers", "every second week", "Europe/Berlin"):
        assert said in form


def test_it_is_said_back_in_words_before_it_stands(
    dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    sent = filled(dara, grace, skipped="2026-12-24, 2026-12-29")
    page = plans(dara_client, carers, sent, do="look").content.decode()
    assert "Every second Tuesday at 19:00, Berlin time" in page
    assert "Tuesday, 1 December at 19:00" in page
    assert "Tuesday, 15 December at 19:00" in page
    assert "8 December" not in page.replace("28 December", "")
    assert "Left out: 29 December 2026." in page
    assert not Series.objects.exists()


def test_from_there_one_goes_back_with_everything_that_was_written(
    dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    sent = filled(dara, grace, about="Tea is there.\nAnd time.", bring="A cup")
    page = plans(dara_client, carers, sent, do="change").content.decode()
    assert "Tea is there." in page
    assert 'value="Tuesday circle"' in page
    assert not Series.objects.exists()


def test_yes_and_it_is_planned(dara_client: Client, carers: Group, dara: Person, grace: Person) -> None:
    sent = filled(dara, grace, script="shipped:first-circle", skipped="2026-12-29\n2027-01-12, 2026-12-24")
    answer = plans(dara_client, carers, sent)
    series = Series.objects.get()
    assert answer["Location"] == series.get_absolute_url()
    assert (series.rrule, series.zone, series.script) == (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "Europe/Berlin",
        "shipped:first-circle",
    )
    assert series.skipped == "2026-12-29,2027-01-12", "only days on which it would be"
    assert words_of(series).title == "Tuesday circle"
    assert b"Tuesday circle" not in bytes(series.words_sealed)
    duties = {(duty.person, duty.part) for duty in Duty.objects.select_related("person")}
    assert duties == {(dara, "keeps"), (grace, "covers")}


def test_public_holidays_are_left_out_and_said(
    dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    sent = filled(dara, grace, day="2026-12-04", again="week-1", holidays="de")
    page = plans(dara_client, carers, sent, do="look").content.decode()
    assert "Left out: 25 December 2026, 1 January 2027, 26 March 2027, 14 April 2028." in page
    plans(dara_client, carers, sent)
    assert Series.objects.get().skipped == "2026-12-25,2027-01-01,2027-03-26,2028-04-14"


def test_a_second_tap_plans_nothing_more(
    dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    first = plans(dara_client, carers, filled(dara, grace))
    again = plans(dara_client, carers, filled(dara, grace))
    assert Series.objects.count() == 1
    assert again["Location"] == first["Location"]


def test_whoever_is_put_down_is_told_neutrally(
    dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    plans(dara_client, carers, filled(dara, grace))
    told = notices_for(grace)[0]
    assert told.words == "You are asked to keep something, or to be there if its keeper cannot come."
    assert told.address == Series.objects.get().get_absolute_url()
    assert all("keep something" not in one.words for one in notices_for(dara))


def test_the_groups_page_says_what_is_next(
    dara_client: Client, client_of: ClientOf, carers: Group, dara: Person, grace: Person, hana: Person
) -> None:
    plans(dara_client, carers, filled(dara, grace))
    page = client_of(hana).get(carers.get_absolute_url()).content.decode()
    assert "Tuesday, 1 December at 19:00" in page
    assert "Plan a gathering" not in page


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no title": ({"title": ""}, "This cannot be empty."),
    "a day that has passed": ({"day": "2026-11-19"}, "That has passed already."),
    "the year 9999": ({"day": "9999-12-31"}, "from 1970 to the year 2100"),
    "no day": ({"day": "some day"}, "Please write a day like 2026-12-24."),
    "no time": ({"time": "25:61"}, "Please write a time like 18:30."),
    "every second": ({"again": "FREQ=SECONDLY"}, "It can be once a day at most"),
    "a zone that does not exist": ({"zone": "Europe/Atlantis"}, "There is no time zone of this name."),
    "an hour that the clocks skip": (
        {"day": "2027-03-28", "time": "02:30", "again": "once"},
        "02:30 does not exist. The next time that does is 03:30.",
    ),
    "both ends": ({"until": "2027-06-01", "times": "5"}, "either a last day or a number of times"),
    "too many times": ({"times": "5000"}, "A thousand times are as many"),
    "an end before the beginning": ({"until": "2026-11-25"}, "it would never take place"),
    "every time left out": ({"again": "once", "skipped": "2026-12-01"}, "nothing remains of it"),
    "holidays of nowhere": ({"holidays": "ZZ"}, "We know no holidays under “ZZ”."),
    "holidays of no part": ({"holidays": "DE-ZZ"}, "We know no holidays under “DE-ZZ”."),
    "a day that nobody can read": ({"skipped": "Christmas"}, "“Christmas” is no day that we can read."),
    "room for one": ({"capacity": "1"}, "A circle has room for 3 to 12 people"),
    "room for everybody": ({"capacity": "99999999999999999999"}, "A circle has room for 3 to 12 people"),
    "room for words": ({"capacity": "many"}, "Please write a number, such as 8."),
    "nobody covers": ({"covers": []}, "Somebody has to be there if the keeper cannot come."),
    "nowhere": ({"where": []}, "Please choose one of these."),
    "a call without a link": ({"where": ["link"]}, "Please write the link to the call"),
    "a link that is none": (
        {"where": ["link"], "call_link": "javascript:alert(1)"},
        "This is no link that a browser opens.",
    ),
    "a street without a town": ({"where": ["street"], "address": "Hill Road 5"}, "Please write the town"),
    "a script for coffee": (
        {"kind": "coffee", "script": "shipped:first-circle"},
        "A coffee chat has no rounds",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_is_said_where_it_stands_and_nothing_is_lost(
    what: str, dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    changes, sentence = WRONG[what]
    sent = filled(dara, grace, about="Tea is there.", **changes)
    answer = plans(dara_client, carers, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Tea is there." in page
    assert "nothing you wrote is lost" in page
    assert not Series.objects.exists()


ODD = ("", "0", "-1", "1e309", "9" * 5000, "0001-01-01", "9999-12-31", "25:61", "\x00", "[]", "2027-W01-1")


@pytest.mark.parametrize(
    "name",
    ["day", "time", "zone", "minutes", "until", "times", "skipped", "capacity", "weekdays", "holidays"],
)
def test_whatever_is_typed_is_answered(
    name: str, dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    for odd in ODD:
        answer = plans(
            dara_client, carers, filled(dara, grace, again="week-1", weekdays=["0"]) | {name: odd}, do="look"
        )
        assert answer.status_code in {200, 422}


def test_the_keeper_does_not_cover_for_themselves(
    dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    page = plans(dara_client, carers, filled(dara, grace, covers=[str(dara.pk), str(grace.pk)]))
    assert "Whoever keeps it cannot cover as well." in page.content.decode()


def test_only_those_who_can_keep_are_asked(
    dara_client: Client, carers: Group, dara: Person, grace: Person, ben: Person, hana: Person
) -> None:
    let_keep(dara, carers, ben)
    assert plans(dara_client, carers, filled(dara, grace, covers=[str(hana.pk)])).status_code == 422
    assert plans(dara_client, carers, filled(dara, grace, covers=[str(ben.pk)])).status_code == 302


def test_weekly_on_other_days_begins_with_the_first_of_them(
    dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    plans(dara_client, carers, filled(dara, grace, again="week-1", weekdays=["3", "0"]))
    found = pattern_of(Series.objects.get())
    assert (found.start.isoformat(), found.rule) == ("2026-12-03T19:00:00", "FREQ=WEEKLY;BYDAY=MO,TH")


def test_a_group_nobody_knows_of_plans_for_itself_only(
    dara_client: Client, carers: Group, dara: Person, grace: Person
) -> None:
    Group.objects.filter(pk=carers.pk).update(joining="invitation")
    answer = plans(dara_client, carers, filled(dara, grace, who="anyone"))
    assert answer.status_code == 422
    assert "Nobody outside may know that this group exists" in answer.content.decode()
