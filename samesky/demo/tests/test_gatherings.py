"""The season's calendar holds something for everybody who walks around in it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from samesky.demo.core.meeting import GATHERINGS
from samesky.demo.filling.scene import Scene
from samesky.gatherings.models import Coming, Duty, Occurrence, Series
from samesky.gatherings.queries.seen import series_for
from samesky.gatherings.queries.weeks import weeks
from samesky.gatherings.words import words_of
from samesky.kit.clock import held_at
from samesky.people.keyring import ring
from samesky.people.models import Person
from tests.harness.season import END, FillGroups

SEATS = Coming.Seat


@pytest.fixture(autouse=True)
def _nothing_from_before() -> None:
    weeks.forget()


def named(name: str) -> Person:
    return Person.objects.get_by_natural_key(name)


def page(address: str, name: str = "") -> str:
    client = Client()
    if name:
        client.force_login(named(name))
    with held_at(END):
        return client.get(address).content.decode()


def test_a_member_finds_the_coffee_chat_and_reads_why_once_it_is_not(carers: Scene) -> None:
    off = Occurrence.objects.exclude(cancelled_at=None).get()
    assert "Kettle on" in page("/gatherings/", "Amara")
    assert "christening" in page(off.get_absolute_url(), "Amara")
    assert "Kettle on" in page("/groups/carers-of-a-parent-who-forgets/", "Amara")
    assert "Kettle on" not in page("/gatherings/")
    assert "Kettle on" not in page("/gatherings/", "Ivo")


def test_the_circle_is_full_and_somebody_waits(carers: Scene) -> None:
    circle = Coming.objects.filter(occurrence__series__kind=Series.Kind.CIRCLE).order_by("asked_at")
    seats = [one.seat for one in circle]
    assert seats == [SEATS.HELD] * 4 + [SEATS.WAITING] * (len(seats) - 4)
    assert SEATS.WAITING in seats
    assert {duty.person.pen_name for duty in Duty.objects.all()} == {"Dara", "Chen"}


def test_the_open_ones_are_there_signed_out_and_tell_nobody_s_address(fill_groups: FillGroups) -> None:
    fill_groups("autistic-and-off-duty", "far-from-home")
    assert "A card for the loud days" in page("/gatherings/")
    with ring():
        titles = {words_of(one).title for one in series_for(AnonymousUser())}
    assert titles == {"A card for the loud days"}
    table = Series.objects.get(who=Series.Who.MEMBERS).stored.get()
    assert "Little Harbour" in page(table.get_absolute_url(), "Amara")
    assert "green door" not in page(table.get_absolute_url(), "Amara")
    assert "green door" in page(table.get_absolute_url(), "Ivo")


def test_every_name_and_group_is_one_of_the_season(fill_groups: FillGroups) -> None:
    """And whoever is said to come does: nobody is left out because a name was written otherwise."""
    scene = fill_groups(*{told.slug for told in GATHERINGS})
    assert Series.objects.count() == len(GATHERINGS)
    asked = [(told.slug, name) for told in GATHERINGS for name in (*told.come, *told.perhaps)]
    assert all(name in scene.people for _slug, name in asked)
    assert Coming.objects.count() == len(asked)
    assert Duty.objects.filter(part=Duty.Part.COVERS).count() == len(GATHERINGS)
