"""Somebody looks for a gathering: they find what they may know of, and nothing else."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from samesky.gatherings.models import Occurrence, Series
from samesky.gatherings.queries.between import between
from samesky.gatherings.queries.finding import Wanted, find, soon
from samesky.gatherings.queries.weeks import weeks
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.words import Words, put_words
from samesky.groups.models import Group
from samesky.kit.clock import held_at, now
from samesky.people.models import Person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MONDAY = datetime(2027, 3, 22, 6, tzinfo=UTC)
A_WEEK = MONDAY + timedelta(days=7)
Make = Callable[..., Series]


@pytest.fixture
def makes(carers: Group, dara: Person) -> Make:
    def made(title: str = "Kettle", who: str = Series.Who.ANYONE, **more: object) -> Series:
        given = {
            "day": date(2027, 3, 23),
            "clock": time(19),
            "zone": "Europe/Berlin",
            "rrule": "FREQ=WEEKLY;BYDAY=TU",
            "kind": Series.Kind.COFFEE,
        }
        series = Series(group=carers, made_by=dara, who=who, first_at=MONDAY, **(given | more))
        put_words(series, Words(title, town="Lund"))
        series.save()
        return series

    return made


def titles(asker: object, **wanted: object) -> list[str]:
    found, _ = find(asker, Wanted(MONDAY, A_WEEK, "Europe/Berlin", **wanted), 50)  # type: ignore[arg-type]
    return [words_at(one).title for one in found]


def test_visitors_find_what_is_open_and_nothing_else(makes: Make, ivo: Person, amara: Person) -> None:
    makes("open")
    makes("for members", Series.Who.MEMBERS)
    makes("ours", Series.Who.GROUP)
    assert titles(AnonymousUser()) == ["open"]
    assert sorted(titles(ivo)) == ["for members", "open"]
    assert sorted(titles(amara)) == ["for members", "open", "ours"]


def test_a_group_nobody_may_know_of_has_nothing_in_the_open_calendar(
    makes: Make, carers: Group, ivo: Person, amara: Person
) -> None:
    makes("quiet")
    carers.joining = Group.Joining.INVITATION
    carers.save()
    assert titles(AnonymousUser()) == titles(ivo) == []
    assert titles(amara) == ["quiet"]


def test_a_time_that_was_moved_stands_where_it_is_now(makes: Make) -> None:
    series = makes()
    begin = datetime(2027, 3, 26, 18, tzinfo=UTC)
    Occurrence.objects.create(
        series=series, original="20270323T1900", starts_at=begin, ends_at=begin, moved_at=MONDAY, capacity=8
    )
    assert [one.starts_at for one in between(AnonymousUser(), MONDAY, A_WEEK)] == [begin]
    away = begin + timedelta(days=30)
    Occurrence.objects.update(starts_at=away, ends_at=away)
    assert not list(between(AnonymousUser(), MONDAY, A_WEEK))
    later = between(AnonymousUser(), away - timedelta(hours=1), away + timedelta(hours=1))
    assert [one.original for one in later] == ["20270323T1900"]


def test_what_was_cancelled_is_not_offered(makes: Make) -> None:
    series = makes()
    Occurrence.objects.create(
        series=series,
        original="20270323T1900",
        starts_at=MONDAY + timedelta(days=1),
        ends_at=A_WEEK,
        cancelled_at=MONDAY,
        capacity=8,
    )
    assert titles(AnonymousUser()) == []
    assert [one.cancelled for one in between(AnonymousUser(), MONDAY, A_WEEK)] == [True]


def test_each_choice_leaves_out_what_does_not_fit(makes: Make) -> None:
    makes("late, in a place", here=False, street=True, clock=time(23), languages="de")
    makes("early, here", kind=Series.Kind.WORKSHOP, clock=time(8), languages="en,fr")
    anybody = AnonymousUser()
    assert titles(anybody) == ["early, here", "late, in a place"]
    assert titles(anybody, part="night") == titles(anybody, way="place") == ["late, in a place"]
    assert titles(anybody, town="lund") == titles(anybody, language="de") == ["late, in a place"]
    assert titles(anybody, part="morning") == titles(anybody, way="online") == ["early, here"]
    assert titles(anybody, kind="workshop") == titles(anybody, language="fr") == ["early, here"]
    assert titles(anybody, part="afternoon") == titles(anybody, town="Ghent") == []


def test_where_every_seat_is_taken_is_left_out_by_choice(makes: Make, ivo: Person) -> None:
    """Signed out nothing is said of seats."""
    series = makes()
    begin = MONDAY + timedelta(days=1)
    Occurrence.objects.create(
        series=series, original="20270323T1900", starts_at=begin, ends_at=begin, capacity=3, taken=3
    )
    assert titles(AnonymousUser()) == ["Kettle"]
    assert titles(AnonymousUser(), free=True) == ["Kettle"]
    assert titles(ivo) == ["Kettle"]
    assert titles(ivo, free=True) == []


def test_what_changes_is_found_as_it_is_now(makes: Make) -> None:
    series = makes()
    assert titles(AnonymousUser()) == ["Kettle"]
    series.day, series.changed_at = date(2027, 5, 4), now()
    series.save()
    assert titles(AnonymousUser()) == []
    series.day, series.changed_at = date(2027, 3, 16), now() + timedelta(seconds=1)
    series.save()
    assert titles(AnonymousUser()) == ["Kettle"]
    series.delete()
    assert titles(AnonymousUser()) == []
    assert weeks.entries()


def test_within_the_hour(makes: Make) -> None:
    makes()
    begin = datetime(2027, 3, 23, 18, tzinfo=UTC)
    assert soon(AnonymousUser(), begin - timedelta(minutes=59))
    assert not soon(AnonymousUser(), begin - timedelta(minutes=61))


def test_the_page_says_in_whose_time_it_tells_them(makes: Make, client: Client) -> None:
    makes("Kettle & <b>")
    with held_at(MONDAY):
        page = client.get("/gatherings/?zone=America/New_York").content.decode()
        assert "14:00" in page
        assert "New York time" in page
        assert "Kettle &amp; &lt;b&gt;" in page
        for strange in (
            "?day=never&page=x&kind=ball",
            "?page=99999999999",
            "?part=%00&zone=Mars",
            "?day=9999-12-31",
        ):
            assert client.get(f"/gatherings/{strange}").status_code == 200
        assert "Nothing was found" in client.get("/gatherings/?kind=workshop").content.decode()


def test_further_pages_hold_the_rest(makes: Make, client: Client) -> None:
    for number in range(45):
        makes(f"number {number}.")
    with held_at(MONDAY):
        first = client.get("/gatherings/").content.decode()
        assert "page=1" in first
        second = client.get("/gatherings/?page=1").content.decode()
    assert sum(f"number {number}." in first for number in range(45)) == 40
    assert sum(f"number {number}." in second for number in range(45)) == 5
