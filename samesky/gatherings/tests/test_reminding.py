"""Reminders, each once; and a gentle word to who had a seat and never came."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client

from samesky.circles.models import Room
from samesky.circles.models import Seat as RoomSeat
from samesky.gatherings.actions.changing_one import OneTime, cancel_one, change_one, uncancel_one
from samesky.gatherings.actions.choosing import choose_reminders
from samesky.gatherings.actions.reminding import remind
from samesky.gatherings.models import Coming, Occurrence, Reminded, RemindMe, Series
from samesky.gatherings.tests.plans import BEFORE, FIRST, SECOND
from samesky.gatherings.tests.seats import MAYBE, NO, row_of, says
from samesky.kit.clock import held_at
from samesky.notices.models import Notice
from samesky.people.models import Person

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with held_at(BEFORE):
        yield


def at(moment: datetime) -> int:
    """What is due at that moment happens, twice over; how many reminders there are then."""
    with held_at(moment):
        remind(moment, 50)
        remind(moment, 50)
    return Notice.objects.filter(kind="gathering-soon").count()


def test_a_day_and_an_hour_before_each_once(weekly: Series, amara: Person) -> None:
    says(amara, weekly)
    starts = row_of(weekly).starts_at
    moments = [starts - DAY - MINUTE, starts - DAY, starts - 2 * HOUR, starts - HOUR, starts, starts + DAY]
    assert [at(moment) for moment in moments] == [0, 1, 1, 2, 2, 2]
    assert {notice.person for notice in Notice.objects.filter(kind="gathering-soon")} == {amara}


def test_what_it_says_is_neutral(weekly: Series, amara: Person) -> None:
    says(amara, weekly)
    at(row_of(weekly).starts_at - DAY)
    client = Client()
    client.force_login(amara)
    page = client.get("/notices").content.decode()
    assert "Something you said yes to begins soon." in page
    assert "Tuesday circle" not in page


def test_only_who_has_a_seat_is_reminded(weekly: Series, amara: Person, ben: Person, chen: Person) -> None:
    says(amara, weekly, MAYBE)
    says(ben, weekly, NO)
    says(chen, weekly)
    says(chen, weekly, NO)
    assert at(row_of(weekly).starts_at - HOUR) == 0


def test_as_chosen(weekly: Series, amara: Person, ben: Person, chen: Person) -> None:
    for person in (amara, ben, chen):
        says(person, weekly)
    choose_reminders(amara, [15], "", missed=True)
    choose_reminders(ben, [], "", missed=True)
    starts = row_of(weekly).starts_at
    assert [at(starts - DAY), at(starts - HOUR), at(starts - 15 * MINUTE)] == [1, 2, 3]
    assert Notice.objects.filter(kind="gathering-soon", person=amara).count() == 1
    assert not Notice.objects.filter(kind="gathering-soon", person=ben).exists()


def test_after_a_day_of_standstill_only_the_nearest_that_makes_sense(weekly: Series, amara: Person) -> None:
    says(amara, weekly)
    starts = row_of(weekly).starts_at
    assert at(starts - 30 * MINUTE) == 1
    assert Reminded.objects.count() == 2


def test_after_it_began_nothing_is_made_up_for(weekly: Series, amara: Person) -> None:
    says(amara, weekly)
    assert at(row_of(weekly).starts_at + MINUTE) == 0


def test_who_says_yes_in_the_last_hours_is_not_told_what_they_know(weekly: Series, amara: Person) -> None:
    starts = row_of_first(weekly)
    with held_at(starts - 5 * HOUR):
        says(amara, weekly)
    assert at(starts - 5 * HOUR) == 0
    assert at(starts - HOUR) == 1


def row_of_first(series: Series) -> datetime:
    from samesky.gatherings.queries.seen import happening_of

    return happening_of(series, FIRST).starts_at


def test_nothing_for_what_was_cancelled_and_again_when_it_takes_place(
    weekly: Series, dara: Person, amara: Person
) -> None:
    says(amara, weekly)
    cancel_one(dara, weekly, FIRST)
    starts = row_of(weekly).starts_at
    assert at(starts - DAY) == 0
    with held_at(starts - 20 * HOUR):
        uncancel_one(dara, weekly, FIRST)
    assert at(starts - HOUR) >= 1


def test_nothing_for_a_series_that_ended(weekly: Series, amara: Person) -> None:
    says(amara, weekly)
    Series.objects.update(ended_at=BEFORE)
    assert at(row_of(weekly).starts_at - DAY) == 0


def test_what_was_moved_is_reminded_of_anew(weekly: Series, dara: Person, amara: Person) -> None:
    says(amara, weekly)
    starts = row_of(weekly).starts_at
    assert at(starts - DAY) == 1
    with held_at(starts - 20 * HOUR):
        change_one(dara, weekly, FIRST, OneTime(datetime.fromisoformat("2026-12-04T19:00"), 90, 8))
    moved = row_of(weekly).starts_at
    assert moved == starts + 3 * DAY
    assert at(starts - HOUR) == 1
    assert [at(moved - DAY), at(moved - HOUR)] == [2, 3]


def opened(series: Series) -> Occurrence:
    row = row_of(series)
    row.room = Room.objects.create(group=series.group)
    row.save()
    return row


def missed() -> int:
    return Notice.objects.filter(kind="gathering-missed").count()


def test_who_had_a_seat_and_never_came_hears_one_gentle_word(
    weekly: Series, amara: Person, ben: Person
) -> None:
    for person in (amara, ben):
        says(person, weekly)
    row = opened(weekly)
    assert row.room
    RoomSeat.objects.create(room=row.room, person=ben, number=1)
    at(row.starts_at - HOUR)
    at(row.ends_at)
    assert missed() == 0
    at(row.ends_at + HOUR)
    assert Notice.objects.get(kind="gathering-missed").person == amara
    at(row.ends_at + 2 * HOUR)
    assert missed() == 1


def test_not_after_a_second_time(weekly: Series, amara: Person) -> None:
    says(amara, weekly)
    first = opened(weekly)
    at(first.ends_at + HOUR)
    from samesky.gatherings.actions.coming import answer

    with held_at(first.ends_at + 2 * HOUR):
        answer(amara, weekly, SECOND, Coming.Answer.YES)
    second = Occurrence.objects.get(original=SECOND)
    second.room = Room.objects.create(group=weekly.group)
    second.save()
    at(second.ends_at + HOUR)
    assert missed() == 1


def test_no_word_where_no_room_was_opened_or_days_later_or_if_switched_off(
    weekly: Series, amara: Person, ben: Person
) -> None:
    for person in (amara, ben):
        says(person, weekly)
    choose_reminders(ben, [60], "", missed=False)
    ends = row_of(weekly).ends_at
    Coming.objects.filter(person=amara).update(remind_at=ends + HOUR)
    at(ends + HOUR)
    assert missed() == 0
    opened(weekly)
    Coming.objects.filter(person=amara).update(remind_at=ends + HOUR)
    at(ends + 2 * DAY)
    assert missed() == 0
    Coming.objects.filter(person=ben).update(remind_at=ends + HOUR)
    at(ends + HOUR)
    assert missed() == 0


def test_the_page_keeps_what_was_chosen(amara: Person) -> None:
    client = Client()
    client.force_login(amara)
    assert "Reminders of gatherings" in client.get("/me/").content.decode()
    assert client.get("/me/reminders").status_code == 200
    client.post("/me/reminders", {"minutes": ["180", "15"], "zone": "Africa/Nairobi", "once": "x"})
    kept = RemindMe.objects.get(person=amara)
    assert (kept.minutes, kept.zone, kept.missed) == ("180,15", "Africa/Nairobi", False)
    assert 'value="180"' in client.get("/me/reminders").content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"minutes": ["7"], "zone": ""},
        {"minutes": ["-60"], "zone": ""},
        {"minutes": ["9" * 500], "zone": ""},
        {"minutes": ["x\x00"], "zone": ""},
        {"minutes": ["60"], "zone": "../../etc/passwd"},
        {"minutes": ["60"], "zone": "Mars/Olympus\u202e"},
    ],
)
def test_nonsense_gets_a_sentence_and_changes_nothing(amara: Person, sent: dict[str, object]) -> None:
    client = Client()
    client.force_login(amara)
    answer = client.post("/me/reminders", sent)
    assert answer.status_code == 200
    assert "Please choose from these." in answer.content.decode()
    assert not RemindMe.objects.exists()
