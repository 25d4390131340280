"""Every action on shares keeps the wake law, also with somebody blocked, muted, or outside."""

from collections.abc import Callable

import pytest
from django.db.transaction import atomic

from samesky.affirmations.actions import affirm, take_back
from samesky.groups import actions as groups
from samesky.groups.models import Card, Group
from samesky.people.keyring import ring
from samesky.people.models import Block, Mute, Person
from samesky.shares import actions
from samesky.shares.models import Reply, Share
from samesky.shares.reporting import take_reply_down, take_share_down
from tests.harness.wake import watching

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


class Scene:
    """A group with everybody in it but Ivo; Amara blocked Jules, and Hana muted Ben."""

    def __init__(self, people: dict[str, Person]) -> None:
        self.__dict__.update(people)
        self.readers = list(people.values())
        card = Card("Carers", "For carers.", ("We speak from our own life.",), ())
        self.group: Group = groups.make_group(people["grace"], card, "open")
        for name, person in people.items():
            if name not in {"ivo", "grace"}:
                groups.join(person, self.group)
        Block.objects.get_or_create(by=people["amara"], of=people["jules"])
        Mute.objects.create(by=people["hana"], of=people["ben"])
        self.share: Share = actions.say(people["amara"], self.group, "She asked me who I was.", "ears")
        self.answer: Reply = actions.answer(people["ben"], self.share, "Standing in the kitchen: yes.")
        self.to_all: Share = actions.say(people["ben"], None, "Four hours of sleep.", "celebration")

    amara: Person
    ben: Person
    chen: Person
    dara: Person
    hana: Person
    ivo: Person
    jules: Person
    grace: Person


@pytest.fixture
def scene(
    amara: Person, ben: Person, chen: Person, hana: Person, ivo: Person, jules: Person, grace: Person
) -> Scene:
    people = {
        "amara": amara,
        "ben": ben,
        "chen": chen,
        "hana": hana,
        "ivo": ivo,
        "jules": jules,
        "grace": grace,
    }
    with ring():
        return Scene(people)


ACTS: dict[str, Callable[[Scene], object]] = {
    "a share in the group": lambda s: actions.say(s.chen, s.group, "Me too, in a way.", "company"),
    "a share by somebody who is blocked": lambda s: actions.say(
        s.jules, s.group, "I know what to do.", "ideas"
    ),
    "a share to all members": lambda s: actions.say(s.hana, None, "I am new.", "ears"),
    "a share changed": lambda s: actions.change(s.amara, s.share, "She asked me, politely.", "company"),
    "a share withdrawn, with answers": lambda s: actions.withdraw(s.amara, s.share),
    "a share withdrawn, without answers": lambda s: actions.withdraw(s.ben, s.to_all),
    "an answer": lambda s: actions.answer(s.chen, s.share, "I had a spot by the fridge."),
    "an answer by somebody muted": lambda s: actions.answer(s.ben, s.to_all, "And again last night."),
    "an answer to oneself": lambda s: actions.answer(s.amara, s.share, "Thank you both."),
    "an answer changed": lambda s: actions.change_reply(s.ben, s.answer, "By the fridge: yes."),
    "an answer withdrawn": lambda s: actions.withdraw_reply(s.ben, s.answer),
    "been there": lambda s: actions.say_been_there(s.chen, s.share),
    "been there, by somebody the author does not see": lambda s: actions.say_been_there(s.hana, s.to_all),
    "not now": lambda s: actions.not_now(s.chen, s.share),
    "answers set aside": lambda s: actions.set_answers_aside(s.amara),
    "a draft": lambda s: actions.keep_draft(s.chen, f"group:{s.group.id}", "not yet"),
    "an affirmation of a share": lambda s: affirm(
        s.chen,
        s.amara,
        "share",
        s.share.id,
        "For saying it.",
        about=s.share.get_absolute_url(),
        room=s.share.room,
    ),
    "an affirmation of an answer": lambda s: affirm(
        s.amara, s.ben, "reply", s.answer.id, "For the kitchen.", about="/today", room=s.share.room
    ),
}


@pytest.mark.parametrize("what", ACTS)
def test_everybody_is_told_of_exactly_what_changed_for_them(what: str, scene: Scene) -> None:
    with ring(), watching(scene.readers, groups=[scene.group], shares=[scene.share, scene.to_all]):
        ACTS[what](scene)


def test_taking_a_been_there_back_is_told_to_the_two_it_concerns(scene: Scene) -> None:
    with ring():
        actions.say_been_there(scene.chen, scene.share)
    with ring(), watching(scene.readers, groups=[scene.group], shares=[scene.share]):
        actions.unsay_been_there(scene.chen, scene.share)


def test_taking_an_affirmation_back_is_told_to_the_two_it_concerns(scene: Scene) -> None:
    about = {"about": "/today", "room": scene.share.room}
    with ring():
        affirm(scene.amara, scene.ben, "reply", scene.answer.id, "For the kitchen.", **about)
    with ring(), watching(scene.readers, groups=[scene.group], shares=[scene.share]):
        take_back(scene.amara, "reply", scene.answer.id, **about)


def test_a_share_beyond_the_first_page_goes_without_waking_anybody_who_does_not_see_it(scene: Scene) -> None:
    with ring():
        old = actions.say(scene.chen, scene.group, "An old one.", "ears")
        for number in range(20):
            author = scene.jules if number < 10 else scene.ben
            actions.say(author, scene.group, f"Newer, number {number}.", "ears")
    with ring(), watching(scene.readers, groups=[scene.group], shares=[old]):
        actions.withdraw(scene.chen, old)


def test_the_last_answer_under_an_empty_card_takes_the_card_with_it(scene: Scene) -> None:
    with ring():
        actions.withdraw(scene.amara, scene.share)
        scene.answer.refresh_from_db()
    with ring(), watching(scene.readers, groups=[scene.group], shares=[scene.share]):
        actions.withdraw_reply(
            scene.ben, Reply.objects.select_related("share__group").get(id=scene.answer.id)
        )


@pytest.mark.parametrize("what", ["share", "reply"])
def test_what_a_moderator_takes_down_leaves_the_pages_of_all_who_saw_it(what: str, scene: Scene) -> None:
    with ring(), watching(scene.readers, groups=[scene.group], shares=[scene.share, scene.to_all]), atomic():
        if what == "share":
            take_share_down(scene.share.id)
        else:
            take_reply_down(scene.answer.id)


GROUP_ACTS: dict[str, Callable[[Scene], object]] = {
    "coming in": lambda s: groups.join(s.ivo, s.group),
    "leaving": lambda s: groups.leave(s.chen, s.group),
    "being asked to step out": lambda s: groups.ask_to_step_out(s.grace, s.group, s.chen),
}


@pytest.mark.parametrize("what", GROUP_ACTS)
def test_who_comes_and_goes_wakes_only_themselves(what: str, scene: Scene) -> None:
    with ring(), watching(scene.readers, groups=[scene.group], shares=[scene.share]):
        GROUP_ACTS[what](scene)


def test_a_request_and_its_answer_reach_the_two_sides_alone(scene: Scene) -> None:
    with ring():
        card = Card("Quiet ones", "Small.", ("We listen.",), ())
        quiet = groups.make_group(scene.grace, card, "request")
    with ring(), watching(scene.readers, groups=[quiet]):
        groups.ask_to_join(scene.ivo, quiet, "May I?")
    request = quiet.requests.get()
    with ring(), watching(scene.readers, groups=[quiet]):
        groups.answer_request(scene.grace, quiet, request.id, yes=True)
