"""The people around the centrepiece, as design/seats.html draws them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

FEW, SOME = 5, 8


@dataclass(frozen=True)
class Seat:
    """One seat. `says` takes the place of our word for its state; `id` names it for parts of a page that are fetched again.

    Nothing else about somebody is shown: not that they passed, looked, or asked for help. Who listens has no mark.
    """

    pen_name: str
    sky_turn: int = 0
    you: bool = False
    holds: bool = False
    next: bool = False
    away: bool = False
    says: str = ""
    id: str = ""

    @property
    def look(self) -> str:
        """The classes of this seat."""
        marks = (("holds", self.holds), ("next", self.next), ("away", self.away), ("you", self.you))
        return " ".join(["seat", *(f"seat-{name}" for name, is_so in marks if is_so)])

    @property
    def state(self) -> str:
        """What is written under the name; empty for somebody who listens."""
        if self.says:
            return self.says
        if self.holds:
            return _("holding, away") if self.away else _("holding")
        if self.away:
            return _("away")
        return _("next") if self.next else ""


def ring(count: int) -> str:
    """How wide a circle of this many is drawn: the class of the ring around it."""
    return "ring-few" if count <= FEW else "ring-some" if count <= SOME else "ring-many"
