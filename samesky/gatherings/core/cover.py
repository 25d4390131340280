"""Who is asked when the keeper does not come: the covers in turn, and when nobody comes it is called off kindly (blueprint, section 5)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from samesky.gatherings.core.seats import Person

ASKED_AT = timedelta(minutes=5)
"""Blueprint, section 5 and 3: the cover is asked at five minutes past. Until then a keeper is only a little late."""
OFF_AT = timedelta(minutes=15)
"""With nobody, people are told after a quarter of an hour: as long as a class waits for its teacher."""
ASKING = OFF_AT - ASKED_AT
"""In this time every cover is asked. Earlier ones may still say yes when the next is asked."""
EACH = timedelta(minutes=5)
"""So long each is asked alone at most. Who says no is not waited for."""
LATEST = timedelta(minutes=30)
"""After a standstill of ours the covers are still asked, but nobody is kept waiting for longer than this."""


@dataclass(frozen=True)
class Ask:
    """This cover is to be asked now."""

    person: Person


@dataclass(frozen=True)
class CallOff:
    """Nobody keeps it: it is called off, and everybody who came or wanted to come is told."""


@dataclass(frozen=True)
class Wait:
    """Nothing now; look again then. None: somebody keeps it, and nothing is to be done any more."""

    until: datetime | None


def next_step(
    starts: datetime,
    *,
    kept: bool,
    covers: Sequence[Person],
    asked: Mapping[Person, datetime],
    said_no: Collection[Person],
    now: datetime,
) -> Ask | CallOff | Wait:
    """What to do at `now`. kept: the keeper or a cover has shown a sign of life there, or a cover said yes. covers: in the order of
    asking; asked: when each was. Never asked about a gathering that was cancelled, or called off before."""
    if kept:
        return Wait(None)
    if now < starts + ASKED_AT:
        return Wait(starts + ASKED_AT)
    left = [one for one in covers if one not in asked and one not in said_no]
    off = min(max(starts + OFF_AT, min(asked.values(), default=starts) + ASKING), starts + LATEST)
    if now >= starts + LATEST or (now >= off and (asked or not left)):
        return CallOff()
    alone = min(EACH, ASKING / max(len(covers), 1))
    heard = max((at + alone for one, at in asked.items() if one not in said_no), default=now)
    if left and heard <= now:
        return Ask(left[0])
    return Wait(min(heard, off) if left else off)
