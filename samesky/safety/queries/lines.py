"""The lines somebody can call: those that are good today, and those the host has to look at."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from samesky.kit.clock import now
from samesky.safety.models import HelpLine


@dataclass(frozen=True)
class Doors:
    """The lines that are good today, by shelf."""

    emergency: tuple[HelpLine, ...] = ()
    anybody: tuple[HelpLine, ...] = ()
    young: tuple[HelpLine, ...] = ()

    def good_on(self, day: date) -> "Doors":
        """Without those that have expired since."""
        shelves = (self.emergency, self.anybody, self.young)
        return Doors(*(tuple(line for line in shelf if line.expires_on >= day) for shelf in shelves))


def today() -> date:
    """The day it is where this place is."""
    return localdate(now())


def doors() -> Doors:
    """Every line that has not expired; one query. An expired line is never shown as good."""
    good = list(HelpLine.objects.filter(expires_on__gte=today()))
    shelves = ("emergency", "anybody", "young")
    return Doors(*(tuple(line for line in good if line.shelf == shelf) for shelf in shelves))


def all_lines() -> list[HelpLine]:
    """Every line, for the host: those that need looking at first."""
    return list(HelpLine.objects.order_by("expires_on", "name"))


def expired() -> bool:
    """Whether the host has to look at a line, as it is no longer shown."""
    return HelpLine.objects.filter(expires_on__lt=today()).exists()
