"""A room's card: what its script says, phase by phase, sealed under the room's own key. Copied at opening, so a script may change."""

import json
from dataclasses import asdict, dataclass

from samesky.circles.models import Room
from samesky.people import sealing


@dataclass(frozen=True)
class Card:
    """title: its name. centrepiece: a key of design.centrepieces. prompts: one text for each phase of the plan ("" where none).

    welcome and closing are read at the beginning and the end; agreements are the circle's own, read with the group's.
    """

    title: str
    centrepiece: str = "harbour"
    welcome: str = ""
    agreements: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    closing: str = ""


def put_card(room: Room, card: Card) -> None:
    """Seal the card; saving the room is the caller's."""
    assert room.key_id is not None
    sealing.put(room, "card", json.dumps(asdict(card)), key=room.key_id)


def card_of(room: Room) -> Card:
    """What the script says. Raises KeyGone when the room's key is no more."""
    told = json.loads(sealing.read(room, "card"))
    return Card(**{**told, "agreements": tuple(told["agreements"]), "prompts": tuple(told["prompts"])})
