"""The table as one person sees it: the state by names, the words of this turn, words that were held for them."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from samesky.circles.card import Card, card_of
from samesky.circles.commanding import moment
from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, Stage
from samesky.circles.models import HeldWords, Room, Seat
from samesky.circles.queries.faces import Face, faces
from samesky.circles.queries.looking import held_rows, prepared_row, said_rows_in, was_turned_away
from samesky.circles.queries.naming import own_word
from samesky.circles.queries.room_says import room_says
from samesky.circles.queries.said import Shown, shown
from samesky.circles.sights import Door, Sight, door, has_entered, sight
from samesky.design.quiet import Quiet
from samesky.design.seats import Seat as Chair
from samesky.groups.cards import card_of as group_card_of
from samesky.people import sealing
from samesky.people.models import Person
from samesky.people.queries import hidden_from


@dataclass(frozen=True)
class Table:
    """sight: the state; now: what was said in this turn; held: words that were held for the reader."""

    room: Room
    card: Card = field(repr=False)
    kind: Kind | None
    rounds: int
    sight: Sight
    faces: dict[int, Face]
    piece: str
    agreements: list[str]
    says: str = ""
    turned_away: bool = False
    now: list[Shown] = field(default_factory=list)
    held: list[Shown] = field(default_factory=list)
    prepared: str = field(default="", repr=False)

    @property
    def prompt(self) -> str:
        """What is asked in this phase; "" where the script asks nothing."""
        phase = self.sight.phase
        return self.card.prompts[phase] if 0 <= phase < len(self.card.prompts) else ""

    @property
    def speaker(self) -> Face | None:
        return self.faces.get(self.sight.speaker)

    @property
    def keeper(self) -> Face | None:
        return self.faces.get(self.sight.keeper)

    @property
    def chairs(self) -> list[Chair]:
        """The ring, the reader first."""
        return [
            Chair(
                self.faces[one.number].pen_name,
                self.faces[one.number].sky_turn,
                you=place == 0,
                holds=one.holds,
                next=one.next,
                away=one.away,
            )
            for place, one in enumerate(self.sight.around)
            if one.number in self.faces
        ]

    @property
    def quiet(self) -> Quiet | None:
        """The time of the turn, while there is one."""
        if not self.sight.turn:
            return None
        name = self.speaker.pen_name if self.speaker else ""
        return Quiet(
            self.sight.left,
            self.sight.of,
            name,
            mine=self.sight.holding,
            running=not self.sight.paused,
            id=f"quiet-{self.sight.turn}",
        )


def table_for(person: Person, room: Room, circle: Circle, seat: Seat) -> Table:
    """The table, for somebody who has come in."""
    who, shows = faces(room), sight(circle, seat.number, moment())
    said = said_rows_in(room, shows.turn) if shows.turn else []
    held = _held_for(person, room, circle, seat.number, who)
    prepared = prepared_row(room, seat.number)
    sealing.warm([*said, *held, *([prepared] if prepared else [])], "words", also=room.key_id)
    return Table(
        room,
        card_of(room),
        circle.kind,
        _rounds(circle),
        shows,
        who,
        piece_of(room),
        agreements_of(room) if shows.stage is Stage.OPENING else [],
        says=room_says(room, circle, who),
        turned_away=was_turned_away(room, seat.number),
        now=[shown(row, who, seat.number, "turn") for row in said],
        held=[shown(row, who, seat.number, "held") for row in held],
        prepared=sealing.read(prepared, "words") if prepared else "",
    )


def piece_of(room: Room) -> str:
    """What the group calls the talking piece, inside a sentence."""
    return own_word(room.group) or _("the piece")


def agreements_of(room: Room) -> list[str]:
    """The group's, then the circle's own."""
    own = card_of(room).agreements
    return [*(group_card_of(room.group).agreements if room.group else ()), *own]


def prepared_of(room: Room, number: int) -> str:
    """What somebody wrote beforehand, for their own eyes."""
    row = prepared_row(room, number)
    return sealing.read(row, "words") if row else ""


def _held_for(
    person: Person, room: Room, circle: Circle, number: int, who: dict[int, Face]
) -> list[HeldWords]:
    """Words for this seat whose turn has ended; none from somebody who is hidden from its person now."""
    speaking = circle.turn.number if circle.turn else 0
    found = [row for row in held_rows(room, number) if row.number != speaking]
    hidden = hidden_from(person) if found else set()
    return [row for row in found if row.seat in who and who[row.seat].person_id not in hidden]


def _rounds(circle: Circle) -> int:
    """Which of the rounds this is: 1 for the first."""
    if circle.plan is None:
        return 0
    return sum(phase.kind is Kind.ROUND for phase in circle.plan.phases[: circle.phase + 1])


@dataclass(frozen=True)
class Lobby:
    """What somebody hears who is not in: what is going on, and what will be asked. Names nobody, counts nobody.

    waits: the reader has a place there. listens, no_notes, prepared: what they said they want.
    """

    room: Room
    card: Card = field(repr=False)
    door: Door
    asked: list[str]
    agreements: list[str]
    waits: bool = False
    listens: bool = False
    no_notes: bool = False
    prepared: str = field(default="", repr=False)


def lobby_for(room: Room, circle: Circle, seat: Seat | None) -> Lobby:
    """The lobby, for whoever waits in it or stands before it."""
    assert circle.plan is not None
    card = card_of(room)
    prompts = [
        prompt
        for phase, prompt in zip(circle.plan.phases, card.prompts, strict=False)
        if prompt and phase.turn
    ]
    mine = circle.seats.get(seat.number) if seat else None
    inside = mine is not None and mine.here and not has_entered(circle, mine.number)
    return Lobby(
        room,
        card,
        door(circle, moment()),
        prompts,
        agreements_of(room),
        waits=inside,
        listens=bool(mine and mine.listens),
        no_notes=bool(mine and mine.no_notes),
        prepared=prepared_of(room, mine.number) if inside and mine else "",
    )
