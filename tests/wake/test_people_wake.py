"""What people do about themselves and each other keeps the wake law: blocks, mutes, another name, leaving."""

from collections.abc import Callable

import pytest

from samesky.people.actions import apart, me
from samesky.people.keyring import ring
from samesky.people.leaving import finish, leave
from samesky.people.models import Person
from samesky.shares import actions
from tests.harness.wake import watching
from tests.wake.test_shares_wake import Scene, scene  # noqa: F401

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

ACTS: dict[str, Callable[[Scene], object]] = {
    "a block": lambda s: apart.block(s.chen, s.ben.id),
    "a block taken back": lambda s: apart.unblock(s.amara, s.jules.id),
    "a mute": lambda s: apart.mute(s.amara, s.ben.id),
    "a mute taken back": lambda s: apart.unmute(s.hana, s.ben.id),
    "another pen name": lambda s: me.change_pen_name(s.ben, "Ben of the depot"),
    "another sky": lambda s: me.turn_sky(s.amara),
    "another look": lambda s: me.choose_theme(s.amara, "dark"),
}


@pytest.mark.parametrize("what", ACTS)
def test_everybody_is_told_of_what_changed_about_people(what: str, scene: Scene) -> None:  # noqa: F811
    with ring():
        actions.say_been_there(scene.chen, scene.share)
    with ring(), watching(scene.readers, groups=[scene.group], shares=[scene.share, scene.to_all]):
        ACTS[what](scene)


@pytest.mark.parametrize("way", ["erased", "nobodys"])
@pytest.mark.parametrize("who", ["ben", "chen", "amara"])
def test_whoever_read_somebody_who_leaves_sees_it_at_once(way: str, who: str, scene: Scene) -> None:  # noqa: F811
    with ring():
        actions.say_been_there(scene.chen, scene.share)
        actions.answer(scene.chen, scene.share, "A spot by the fridge.")
    goes: Person = getattr(scene, who)
    stay = [person for person in scene.readers if person != goes]
    with watching(stay, groups=[scene.group], shares=[scene.share, scene.to_all]):
        finish(leave(goes, way))
