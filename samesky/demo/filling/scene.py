"""What the parts of the filling share: the season, its calendar and chance, and the people once they are there."""

from dataclasses import dataclass, field

from samesky.demo.core.calendar import Calendar
from samesky.demo.core.chance import Chance
from samesky.demo.core.comings import Comings, comings
from samesky.demo.core.told import Season
from samesky.kit.cast import CAST
from samesky.people.models import Person

NEWCOMERS = frozenset(member.pen_name for member in CAST if member.part == "newcomer")


@dataclass(frozen=True)
class Scene:
    season: Season
    calendar: Calendar
    comings: Comings
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def chance(self) -> Chance:
        return self.calendar.chance


def scene_of(season: Season, calendar: Calendar) -> Scene:
    """The scene, with nobody on it yet."""
    return Scene(season, calendar, comings(season, calendar, NEWCOMERS))
