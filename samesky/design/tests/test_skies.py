"""A pen name has its own sky on this host, and every horizon is at the same height."""

import re

from samesky.design import avatars
from samesky.design.core.sky import HOURS, LANDS, Sky, sky_of


def test_ben_keeps_his_sky() -> None:
    assert sky_of("Ben", 0, "a place") == sky_of("Ben", 0, "a place")
    assert sky_of("ben", 0, "a place") == sky_of("Ben", 0, "a place")


def test_a_known_name_gets_a_known_sky() -> None:
    assert sky_of("Amara", 0, "same sky 2243") == Sky("dawn", "hills", "high sun", 37)


def test_ben_may_turn_to_another_sky() -> None:
    assert len({sky_of("Ben", turn, "a place") for turn in range(20)}) > 10


def test_ben_cannot_be_followed_from_place_to_place() -> None:
    assert len({sky_of("Ben", 0, f"place {n}") for n in range(20)}) > 10


def test_every_hour_and_land_comes_up() -> None:
    skies = [sky_of(f"person {n}", 0, "a place") for n in range(400)]
    assert {sky.hour for sky in skies} == set(HOURS)
    assert {sky.land for sky in skies} == set(LANDS)


def test_people_side_by_side_make_one_landscape() -> None:
    for far, near in avatars.LANDS.values():
        assert re.match(r"M0 30[^Z]*(30V48H0Z|V30H48V48H0Z|30H48V48H0Z)$|M0 30H48V48H0Z$", far)
        assert re.match(r"M0 38.*38V48H0Z$", near)


def test_nothing_of_the_name_is_in_the_drawing() -> None:
    assert "<script" not in avatars.avatar("<script>x</script>")
    assert 'aria-hidden="true"' in avatars.avatar("Hana", 3, "small")
