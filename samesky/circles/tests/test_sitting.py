"""What is asked of a circle changes its log and its words together, or nothing."""

import pytest

from samesky.circles.actions import sitting
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Refusal
from samesky.circles.core.state import Stage
from samesky.circles.log import circle_of, forget_all
from samesky.circles.models import HeldWords, Logged, Room, SaidWords
from samesky.people import sealing
from samesky.people.models import Person


def test_the_holder_speaks_and_others_words_are_held(begun: Room, dara: Person, amara: Person) -> None:
    sitting.do(dara, begun, ask.Next(), "n")
    assert circle_of(begun.id).stage is Stage.SPEAKING
    assert sitting.say(dara, begun, 1, "The kitchen light.", "s").refusal is None
    assert sitting.hold(amara, begun, 1, "I know that light.", "h").refusal is None
    assert sealing.read(SaidWords.objects.get(), "words") == "The kitchen light."
    held = HeldWords.objects.get()
    assert (held.seat, held.to_seat) == (2, 1)


def test_words_out_of_turn_are_refused_and_not_kept(begun: Room, dara: Person, amara: Person) -> None:
    sitting.do(dara, begun, ask.Next(), "n")
    before = Logged.objects.count()
    assert sitting.say(amara, begun, 1, "Me first.", "s").refusal is Refusal.NOT_YOUR_TURN
    assert Logged.objects.count() == before
    assert not SaidWords.objects.exists()


def test_a_command_sent_twice_gets_its_first_answer(begun: Room, dara: Person, amara: Person) -> None:
    sitting.do(dara, begun, ask.Next(), "n")
    for repeated in (False, True):
        assert sitting.say(dara, begun, 1, "Once.", "s").repeated is repeated
    assert SaidWords.objects.count() == 1
    for repeated in (False, True):
        answer = sitting.say(amara, begun, 1, "Me first.", "s")
        assert (answer.refusal, answer.repeated) == (Refusal.NOT_YOUR_TURN, repeated)


def test_whoever_comes_when_it_is_over_gets_their_first_answer_again(
    begun: Room, dara: Person, jules: Person, ivo: Person
) -> None:
    assert sitting.arrive(jules, begun, "early").refusal is Refusal.FULL
    for _ in range(2):
        sitting.do(dara, begun, ask.Close(), "")
    assert sitting.arrive(jules, begun, "early").refusal is Refusal.FULL
    for repeated in (False, True):
        answer = sitting.arrive(ivo, begun, "late")
        assert (answer.refusal, answer.repeated) == (Refusal.CLOSED, repeated)


def test_another_process_folds_the_same_state(begun: Room, dara: Person) -> None:
    sitting.do(dara, begun, ask.Next(), "n")
    before = circle_of(begun.id)
    forget_all()
    assert circle_of(begun.id) == before
    assert before.seq == Room.objects.get(id=begun.id).seq


@pytest.mark.parametrize("who", ["jules", "ivo"])
def test_nobody_sits_with_whom_they_are_kept_apart_from(
    begun: Room, request: pytest.FixtureRequest, who: str
) -> None:
    """Amara has blocked Jules: Jules reads the same as when it is full. Ivo may come in: whether he may know is asked by room_for."""
    answer = sitting.arrive(request.getfixturevalue(who), begun, "a")
    assert answer.refusal is (Refusal.FULL if who == "jules" else None)
