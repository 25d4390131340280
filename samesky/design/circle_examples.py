"""What the pattern book shows of the circle room: the cast around a centrepiece, in every state a seat and a turn can have."""

from dataclasses import dataclass
from typing import Any

from samesky.design.examples import AMARA, BEN, CHEN, DARA, FARSI, HANA, LONG, Author
from samesky.design.quiet import Quiet
from samesky.design.seats import Seat

CAST = [AMARA, BEN, CHEN, DARA, HANA, FARSI, LONG, *(Author(n) for n in "Ira Jonas Kavita Lior Mina".split())]
FIVE = 300_000
ROOMS = {
    "listening": "somebody else speaks",
    "mine": "my turn",
    "over": "the time is over",
    "mine-over": "my time is over",
    "paused": "paused",
    "eight": "eight people",
    "twelve": "twelve people",
}


@dataclass(frozen=True)
class Circle:
    title: str
    seats: list[Seat]
    centre: str


@dataclass(frozen=True)
class Turn:
    author: Author
    title: str
    line: str
    quiet: Quiet


def around(count: int, holds: int = 2, away: int = -1) -> list[Seat]:
    """So many people; who holds the piece and who is away by their place, nobody with -1."""
    return [
        Seat(
            person.pen_name,
            you=place == 0,
            holds=place == holds,
            next=place == (holds + 1) % count and holds >= 0,
            away=place == away,
        )
        for place, person in enumerate(CAST[:count])
    ]


def circles() -> list[Circle]:
    """Circles of several sizes."""
    return [
        Circle("You and one other, your turn", around(2, holds=0), "bowl"),
        Circle("Three people, between turns", around(3, holds=-1), "candle"),
        Circle("Five people, one away", around(5, away=1), "harbour"),
        Circle("Eight people", around(8, holds=6, away=4), "birches"),
        Circle("Nine people", around(9, holds=8), "path"),
        Circle("Twelve people", around(12, holds=5, away=3), "snow"),
    ]


def turns() -> list[Turn]:
    """The light at several moments of five minutes."""
    chen, mine = "Chen holds the piece", "You hold the piece"
    listen, nobody = "Everyone else is listening.", "Nobody can interrupt."
    return [
        Turn(CHEN, chen, listen, Quiet(FIVE, FIVE, "Chen", running=False, id="q-begins")),
        Turn(CHEN, chen, listen, Quiet(128_000, FIVE, "Chen", id="q-goes-on")),
        Turn(AMARA, mine, nobody, Quiet(200_000, FIVE, mine=True, id="q-mine")),
        Turn(AMARA, mine, nobody, Quiet(0, FIVE, mine=True, id="q-over")),
    ]


def room(at: str) -> dict[str, Any]:
    """What the whole page shows in one of ROOMS."""
    mine, left = at.startswith("mine"), 0 if at.endswith("over") else 128_000
    count = {"eight": 8, "twelve": 12}.get(at, 5)
    return {
        "seats": around(count, holds=0 if mine else 2, away=1 if at == "paused" else -1),
        "speaker": AMARA if mine else CHEN,
        "quiet": Quiet(left, FIVE, "Chen", mine=mine, running=at != "paused"),
        "said": "I put the clock back in the hall where she can see it. She still asks me the time. But she asks it standing up, "
        "on her way somewhere.\n\nIt was a small thing. I wanted to say it to people who know how big it is.",
        "reach": [
            _choice("speak", "lamp", "Speak", "up to five minutes"),
            _choice("pass", "pass", "Pass", "no reason needed"),
            _choice("later", "back", "Come back to me", "at the end of the round"),
        ],
    }


def _choice(value: str, icon: str, label: str, what: str) -> dict[str, Any]:
    return {
        "name": "reach",
        "value": value,
        "icon": icon,
        "label": label,
        "what": what,
        "checked": value == "speak",
    }
