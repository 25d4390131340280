"""What the buttons of the room do. Each answers with a sentence, and says whether the words stay in their writer's box."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _

from samesky.circles import refusals
from samesky.circles.actions import preparing, sitting
from samesky.circles.commanding import Answer, moment
from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.state import Circle, How
from samesky.circles.core.times import STILL_MINE
from samesky.circles.log import circle_of
from samesky.circles.models import Room, Seat
from samesky.circles.queries.faces import faces
from samesky.circles.queries.table import prepared_of
from samesky.people.models import Person

OF_MY_TURN: dict[str, type[ask.Finish | ask.Pass | ask.ComeBack | ask.ALittleLonger]] = {
    "finish": ask.Finish,
    "pass": ask.Pass,
    "later": ask.ComeBack,
    "longer": ask.ALittleLonger,
}
ACTS = (*OF_MY_TURN, "say", "give", "hold", "keep", "forget", "hand", "no-hand")


@dataclass(frozen=True)
class Asked:
    """What was sent. number: the turn it is meant for; exact: whether the page knew that number at this moment (else: my turn now)."""

    act: str
    number: int = 0
    to: int = 0
    words: str = field(default="", repr=False)
    exact: bool = False
    once: str = ""

    @property
    def token(self) -> str:
        """Law 2: the same button with the same words, sent again, is the same command; another one never gets its answer."""
        if not self.once:
            return ""
        parts = (self.once, self.act, str(self.number), str(self.to), self.words)
        return sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Done:
    """says: what became of it. keeps: the words stay in the box. refused: nothing was changed."""

    says: str
    keeps: bool = True
    refused: bool = False


def take_part(person: Person, room: Room, seat: Seat, asked: Asked) -> Done:
    """Do what the button says."""
    match asked.act:
        case "say" | "give":
            return _say(person, room, seat, asked)
        case "hold":
            return _hold(person, room, seat, asked)
        case "keep" | "forget":
            return _keep(room, seat, asked)
        case "hand" | "no-hand":
            return _plain(person, room, asked, ask.RaiseHand(asked.act == "hand"))
        case act if act in OF_MY_TURN:
            return _plain(person, room, asked, OF_MY_TURN[act](_my_turn(room, seat, asked)))
        case _:
            return Done(str(refusals.LOST), refused=True)


def _my_turn(room: Room, seat: Seat, asked: Asked) -> int:
    """The number that the page knew; a page that cannot know means the turn that is mine, or was until a moment ago."""
    circle = circle_of(room.id)
    if asked.exact:
        return asked.number
    if circle.turn and circle.turn.seat == seat.number:
        return circle.turn.number
    last = circle.ended
    if last and last.seat == seat.number and last.how is How.TIME and moment() - last.at <= STILL_MINE:
        return last.number
    return asked.number


def _say(person: Person, room: Room, seat: Seat, asked: Asked) -> Done:
    words = prepared_of(room, seat.number) if asked.act == "give" else asked.words
    if not words:
        return Done(_("There are no words in the box yet."), refused=True)
    if len(words) > sitting.LONGEST_SAID:
        return _too_long(len(words) - sitting.LONGEST_SAID)
    number = _my_turn(room, seat, asked)
    answer = sitting.say(person, room, number, words, asked.token, prepared=asked.act == "give")
    if answer.refusal is None:
        return Done(_("Your words are with the circle."), keeps=asked.act == "give")
    if answer.refusal is Refusal.NOT_YOUR_TURN:
        holder = _holder(room, answer.circle)
        kept = asked.act == "give" or preparing.add_to_prepared(room, seat, words)
        return Done(refusals.not_mine(holder, kept=kept), keeps=not kept, refused=True)
    return _refused(room, asked, answer)


def _hold(person: Person, room: Room, seat: Seat, asked: Asked) -> Done:
    if not asked.words:
        return Done(_("There are no words in the box yet."), refused=True)
    if len(asked.words) > sitting.LONGEST_HELD:
        return _too_long(len(asked.words) - sitting.LONGEST_HELD)
    answer = sitting.hold(person, room, asked.to, asked.words, asked.token)
    if answer.refusal is not None:
        return _refused(room, asked, answer)
    name = _speaker_of(room, answer.circle, asked.to)
    return Done(_("Held. %(name)s gets your words after the turn.") % {"name": name}, keeps=False)


def _keep(room: Room, seat: Seat, asked: Asked) -> Done:
    if asked.act == "forget":
        preparing.prepare(room, seat, "")
        return Done(_("What you had prepared is gone. Nobody has seen it."))
    if not asked.words:
        return Done(_("There are no words in the box yet."), refused=True)
    if len(asked.words) > sitting.LONGEST_SAID:
        return _too_long(len(asked.words) - sitting.LONGEST_SAID)
    if not preparing.add_to_prepared(room, seat, asked.words):
        return Done(
            _(
                "You have prepared a lot already, and both together are too long. These words are still in the box."
            ),
            refused=True,
        )
    return Done(_("Kept for your turn. Only you see it."), keeps=False)


def _plain(person: Person, room: Room, asked: Asked, command: Command) -> Done:
    answer = sitting.do(person, room, command, asked.token)
    return _refused(room, asked, answer) if answer.refusal else Done(_done(asked.act))


def _done(act: str) -> str:
    return {
        "finish": _("The piece goes on. Your words stay until the circle closes."),
        "pass": _("Passed. You are still in the circle."),
        "later": _("The piece comes back to you at the end of the round."),
        "longer": _("You have a minute more."),
        "hand": _("The piece comes to you when the others have been asked."),
        "no-hand": _("That is all right. The piece passes you by."),
    }[act]


def _refused(room: Room, asked: Asked, answer: Answer) -> Done:
    assert answer.refusal is not None
    match answer.refusal:
        case Refusal.NOT_YOUR_TURN:
            says = refusals.not_mine(_holder(room, answer.circle), kept=False)
        case Refusal.TOO_LATE:
            says = refusals.late(asked.act, _speaker_of(room, answer.circle, asked.to))
        case Refusal.NO_NOTES:
            says = refusals.no_notes(_speaker_of(room, answer.circle, asked.to))
        case other:
            says = str(refusals.SAID.get(other, refusals.SAID[Refusal.NOT_NOW]))
    return Done(says, refused=True)


def _holder(room: Room, circle: Circle) -> str:
    return _name(room, circle.turn.seat) if circle.turn else ""


def _speaker_of(room: Room, circle: Circle, number: int) -> str:
    """Whose turn that is, or was a moment ago."""
    if circle.turn and circle.turn.number == number:
        return _name(room, circle.turn.seat)
    ended = circle.ended_lately(number)
    return _name(room, ended.seat) if ended else ""


def _name(room: Room, number: int) -> str:
    face = faces(room).get(number)
    return face.pen_name if face else ""


def _too_long(over: int) -> Done:
    return Done(
        _(
            "This is about %(over)s words longer than fits here. It is all still in the box; you could send it as two."
        )
        % {"over": max(1, over // 6)},
        refused=True,
    )
