"""A gathering is changed: once, from a day on, or as a whole. What somebody said yes to goes along, or they are told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from samesky.gatherings.actions.changing import change_after, change_all
from samesky.gatherings.actions.changing_one import cancel_one
from samesky.gatherings.actions.ending import cancel_series, uncancel_series
from samesky.gatherings.actions.storing import stored
from samesky.gatherings.differing import reason_of
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.gatherings.plans import plan_of
from samesky.gatherings.queries.next_times import next_of
from samesky.gatherings.queries.seen import happening_of
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.tests.plans import BEFORE, FIRST, SECOND, THIRD, pattern, plan_for
from samesky.kit.clock import held_at, now
from samesky.notices.models import Notice
from samesky.people.models import Person
from tests.harness.people import ClientOf

AT_SEVEN = {"day": "2026-12-08", "time": "19:00", "minutes": "90", "capacity": "8", "title": "Tuesday circle"}
AT_SEVEN |= {"about": "For an hour and a half."}


@pytest.fixture(autouse=True)
def _on_a_friday() -> Iterator[None]:
    with held_at(BEFORE):
        yield


@pytest.fixture
def dara_client(client_of: ClientOf, dara: Person) -> Client:
    return client_of(dara)


def says_yes(person: Person, series: Series, original: str, **changes: Any) -> Coming:
    row = stored(series, original)
    values: dict[str, Any] = {"answer": "yes", "seat": "held"} | changes
    if values["seat"] in {"held", "offered"}:
        Occurrence.objects.filter(pk=row.pk).update(taken=row.taken + 1)
    return Coming.objects.create(occurrence=row, person=person, **values)


def told(person: Person) -> list[str]:
    """The kinds of what stands on their page about gatherings, sorted."""
    kinds = Notice.objects.filter(person=person, kind__startswith="gathering-")
    return sorted(kind for kind in kinds.values_list("kind", flat=True) if kind != "gathering-duty")


def starts(series: Series, limit: int = 3) -> list[str]:
    return [f"{one.starts_at:%m-%dT%H:%M}" for one in next_of(series, now(), limit)]


def test_one_time_is_moved_and_whoever_said_yes_or_maybe_is_told(
    dara_client: Client, weekly: Series, amara: Person, ben: Person, chen: Person, hana: Person, dara: Person
) -> None:
    says_yes(amara, weekly, SECOND)
    says_yes(ben, weekly, SECOND, answer="maybe", seat="")
    says_yes(chen, weekly, SECOND, answer="no", seat="")
    says_yes(hana, weekly, FIRST)
    sent = AT_SEVEN | {"day": "2026-12-09", "time": "18:00", "reason": "The room is painted."}
    answer = dara_client.post(f"/gatherings/{weekly.id}/{SECOND}/change", sent | {"once": "a"})
    assert answer["Location"] == f"/gatherings/{weekly.id}/{SECOND}/"
    happening = happening_of(weekly, SECOND)
    assert f"{happening.starts_at:%m-%dT%H:%M}" == "12-09T17:00"
    assert reason_of(happening.row) == "The room is painted."
    assert (told(amara), told(ben)) == (["gathering-moved"], ["gathering-moved"])
    assert (told(chen), told(hana), told(dara)) == ([], [], [])
    page = dara_client.get(happening.address).content.decode()
    assert "It was moved to this time." in page
    assert "The room is painted." in page


def test_the_notice_says_nothing_of_the_group_or_the_topic(
    weekly: Series, dara: Person, amara: Person, client_of: ClientOf
) -> None:
    says_yes(amara, weekly, SECOND)
    cancel_one(dara, weekly, SECOND, "Dara is ill, and wishes you a quiet evening.")
    page = client_of(amara).get("/notices").content.decode()
    assert "Something you had set time aside for does not take place." in page
    for word in ("circle", "Tuesday", "Carers", "Dara"):
        assert word not in page.split("<main", 1)[1].split("</main>")[0]


def test_one_time_in_other_words_leaves_the_others_as_they_are(
    dara_client: Client, weekly: Series, amara: Person
) -> None:
    says_yes(amara, weekly, SECOND)
    sent = AT_SEVEN | {"title": "Circle with Grace", "bring": "A photograph"}
    dara_client.post(f"/gatherings/{weekly.id}/{SECOND}/change", sent)
    assert words_at(happening_of(weekly, SECOND)).title == "Circle with Grace"
    assert words_at(happening_of(weekly, SECOND)).bring == "A photograph"
    assert words_at(happening_of(weekly, THIRD)).title == "Tuesday circle"
    assert told(amara) == ["gathering-changed"]


def test_sending_the_form_unchanged_tells_nobody(dara_client: Client, weekly: Series, amara: Person) -> None:
    says_yes(amara, weekly, SECOND)
    dara_client.post(f"/gatherings/{weekly.id}/{SECOND}/change", AT_SEVEN)
    assert told(amara) == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": "2026-11-19"}, "That has passed already."),
        ({"day": "9999-12-31"}, "before the year 2101"),
        ({"day": "2027-03-28", "time": "02:30"}, "02:30 does not exist"),
        ({"capacity": "1"}, "A circle has room for 3 to 12 people"),
        ({"time": ""}, "Please write a time like 18:30."),
        ({"capacity": "3"}, "4 seats are given already"),
    ],
)
def test_what_cannot_be_is_said_kindly_and_changes_nothing(
    wrong: dict[str, str],
    sentence: str,
    dara_client: Client,
    weekly: Series,
    amara: Person,
    ben: Person,
    chen: Person,
    hana: Person,
) -> None:
    for person in (amara, ben, chen, hana):
        says_yes(person, weekly, SECOND)
    sent = AT_SEVEN | {"reason": "Snow is coming."} | wrong
    answer = dara_client.post(f"/gatherings/{weekly.id}/{SECOND}/change", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Snow is coming." in page
    assert told(amara) == []


def test_one_time_is_cancelled_and_that_is_taken_back(
    dara_client: Client, weekly: Series, amara: Person, ben: Person
) -> None:
    says_yes(amara, weekly, SECOND)
    says_yes(ben, weekly, SECOND, seat="waiting")
    address = f"/gatherings/{weekly.id}/{SECOND}/"
    asked = dara_client.get(f"{address}cancel").content.decode()
    assert "Cancel it?" in asked
    dara_client.post(f"{address}cancel", {"reason": "Dara is ill.", "which": "one", "once": "a"})
    page = dara_client.get(address).content.decode()
    assert "It does not take place this time." in page
    assert "Dara is ill." in page
    assert (told(amara), told(ben)) == (["gathering-cancelled"], ["gathering-cancelled"])
    dara_client.post(f"{address}uncancel", {"once": "b"})
    assert not happening_of(weekly, SECOND).cancelled
    assert told(amara) == ["gathering-back", "gathering-cancelled"]
    assert Coming.objects.get(person=amara).seat == "held"
    assert not happening_of(weekly, THIRD).cancelled


def test_cancelling_twice_tells_once(weekly: Series, dara: Person, grace: Person, amara: Person) -> None:
    says_yes(amara, weekly, SECOND)
    cancel_one(dara, weekly, SECOND)
    cancel_one(grace, weekly, SECOND)
    assert told(amara) == ["gathering-cancelled"]


def test_this_and_all_after_are_cancelled(
    dara_client: Client, weekly: Series, amara: Person, hana: Person
) -> None:
    says_yes(hana, weekly, FIRST)
    says_yes(amara, weekly, THIRD)
    dara_client.post(f"/gatherings/{weekly.id}/{SECOND}/cancel", {"which": "after", "reason": ""})
    weekly.refresh_from_db()
    cancelled = [happening_of(weekly, name).cancelled for name in (FIRST, SECOND, THIRD)]
    assert cancelled == [False, True, True]
    assert (told(hana), told(amara)) == ([], ["gathering-cancelled"])


def test_a_series_is_cancelled_and_goes_on_after_all(
    dara_client: Client, weekly: Series, amara: Person, dara: Person
) -> None:
    says_yes(amara, weekly, THIRD)
    dara_client.post(f"/gatherings/{weekly.id}/cancel", {"reason": "We need a rest."})
    page = dara_client.get(weekly.get_absolute_url()).content.decode()
    assert "It does not take place any more." in page
    assert "We need a rest." in page
    assert dara_client.get(f"/gatherings/{weekly.id}/{THIRD}/").status_code == 200
    assert "1 December" not in dara_client.get(weekly.group.get_absolute_url()).content.decode()
    dara_client.post(f"/gatherings/{weekly.id}/uncancel")
    assert told(amara) == ["gathering-back", "gathering-cancelled"]
    assert not happening_of(Series.objects.get(), THIRD).cancelled


def test_an_occurrence_cancelled_by_itself_stays_so_when_the_series_comes_back(
    weekly: Series, dara: Person, amara: Person
) -> None:
    says_yes(amara, weekly, THIRD)
    cancel_one(dara, weekly, THIRD)
    cancel_series(dara, weekly)
    uncancel_series(dara, weekly)
    assert told(amara) == ["gathering-cancelled"]
    assert happening_of(weekly, THIRD).cancelled


def test_from_the_second_on_it_is_an_hour_later(
    weekly: Series, dara: Person, grace: Person, amara: Person, hana: Person
) -> None:
    says_yes(hana, weekly, FIRST)
    coming = says_yes(amara, weekly, THIRD)
    goes_on = change_after(dara, weekly, SECOND, plan_for(dara, grace, pattern=pattern("2026-12-08T20:00")))
    assert goes_on.follows == weekly
    weekly.refresh_from_db()
    assert starts(weekly) == ["12-01T18:00"]
    assert starts(goes_on) == ["12-08T19:00", "12-15T19:00", "12-22T19:00"]
    coming.refresh_from_db()
    assert (coming.occurrence.series, coming.occurrence.original) == (goes_on, "20261215T2000")
    assert (told(hana), told(amara)) == ([], ["gathering-moved"])


def test_moved_to_another_weekday_the_third_stays_the_third(
    weekly: Series, dara: Person, grace: Person, amara: Person
) -> None:
    coming = says_yes(amara, weekly, THIRD)
    plan = plan_for(dara, grace, pattern=pattern("2026-12-10T19:00", "FREQ=WEEKLY;BYDAY=TH"))
    change_after(dara, weekly, SECOND, plan)
    coming.refresh_from_db()
    assert coming.occurrence.original == "20261217T1900"


def test_in_another_rhythm_a_time_stays_on_its_day_or_those_who_wanted_to_come_are_told(
    weekly: Series, dara: Person, grace: Person, amara: Person, ben: Person
) -> None:
    says_yes(amara, weekly, "20261222T1900")
    stays = says_yes(ben, weekly, THIRD)
    every_second = pattern("2026-12-01T19:00", "FREQ=WEEKLY;INTERVAL=2")
    change_all(dara, weekly, plan_for(dara, grace, pattern=every_second))
    stays.refresh_from_db()
    assert (stays.occurrence.original, told(ben)) == (THIRD, [])
    assert stays.occurrence.cancelled_at is None
    says_no_more = Occurrence.objects.get(original="20261222T1900")
    assert says_no_more.cancelled_at is not None
    assert told(amara) == ["gathering-cancelled"]


def test_a_time_that_was_moved_by_itself_stays_where_it_was_moved(
    dara_client: Client, weekly: Series, dara: Person, grace: Person, amara: Person
) -> None:
    says_yes(amara, weekly, THIRD)
    sent = AT_SEVEN | {"day": "2026-12-16", "time": "18:00"}
    dara_client.post(f"/gatherings/{weekly.id}/{THIRD}/change", sent)
    plan = plan_for(dara, grace, pattern=pattern("2026-12-08T19:00"))
    goes_on = change_after(dara, weekly, SECOND, replace(plan, capacity=10))
    row = Occurrence.objects.get(original=THIRD)
    assert (row.series, row.capacity, f"{row.starts_at:%dT%H}") == (goes_on, 10, "16T17")
    assert told(amara) == ["gathering-moved"]


def test_everything_in_other_words_stays_one_series(
    weekly: Series, dara: Person, grace: Person, amara: Person
) -> None:
    says_yes(amara, weekly, SECOND)
    with held_at(BEFORE + timedelta(days=14)):
        before = plan_of(weekly)
        kept = replace(
            before, pattern=pattern("2026-12-08T19:00"), words=replace(before.words, title="Quiet circle")
        )
        goes_on = change_all(dara, weekly, kept)
        assert goes_on == weekly
        assert Series.objects.count() == 1
        assert words_at(happening_of(goes_on, FIRST)).title == "Quiet circle"
        assert goes_on.day.isoformat() == "2026-12-01"
    assert told(amara) == ["gathering-changed"]


def test_another_time_for_all_leaves_what_was_as_it_was(weekly: Series, dara: Person, grace: Person) -> None:
    with held_at(BEFORE + timedelta(days=14)):
        goes_on = change_all(dara, weekly, plan_for(dara, grace, pattern=pattern("2026-12-08T18:00")))
        assert goes_on != weekly
        assert happening_of(weekly, FIRST).starts_at.hour == 18
        assert starts(goes_on, 1) == ["12-08T17:00"]


def test_what_did_not_begin_yet_is_changed_in_place(
    weekly: Series, dara: Person, grace: Person, amara: Person
) -> None:
    coming = says_yes(amara, weekly, FIRST)
    says_yes(amara, weekly, SECOND)
    goes_on = change_all(dara, weekly, plan_for(dara, grace, pattern=pattern("2026-12-08T19:00")))
    assert goes_on == weekly
    coming.refresh_from_db()
    assert coming.occurrence.original == SECOND, "a row may take the name of the next"
    assert starts(goes_on, 2) == ["12-08T18:00", "12-15T18:00"]
    assert told(amara) == ["gathering-moved", "gathering-moved"]


def test_room_for_fewer_than_have_a_seat_is_refused(
    dara_client: Client, weekly: Series, amara: Person, ben: Person, chen: Person, hana: Person
) -> None:
    for person in (amara, ben, chen, hana):
        says_yes(person, weekly, SECOND)
    page = dara_client.get(f"/gatherings/{weekly.id}/change").content.decode()
    assert 'value="2026-12-01"' in page
    sent = {
        "kind": "circle", "title": "x", "day": "2026-12-01", "time": "19:00", "zone": "Europe/Berlin", "minutes": "90",
        "again": "week-1", "where": ["here"], "language": "en", "capacity": "3", "who": "group", "do": "keep",
        "keeps": str(Person.objects.get(pen_name="Dara").pk), "covers": [str(Person.objects.get(pen_name="Grace").pk)],
    }  # fmt: skip
    answer = dara_client.post(f"/gatherings/{weekly.id}/change", sent)
    assert answer.status_code == 422
    assert "4 seats are given already" in answer.content.decode()
    assert dara_client.post(f"/gatherings/{weekly.id}/change", sent | {"capacity": "4"}).status_code == 302


def test_what_has_begun_is_not_changed_any_more(dara_client: Client, weekly: Series) -> None:
    with held_at(BEFORE + timedelta(days=14)):
        for act in ("change", "after", "cancel"):
            assert dara_client.get(f"/gatherings/{weekly.id}/{FIRST}/{act}").status_code == 404
