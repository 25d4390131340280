"""Who is asked when the keeper does not come: the covers in turn, and when nobody comes it is called off kindly (blueprint, section 5)."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ASKED_AT = timedelta(minutes=5)
"""Blueprint, section 5 and 3: the cover is asked at five minutes past. Until then a keeper is only a little late."""
EACH = timedelta(minutes=5)
"""So long each is asked alone. Who says no is not waited for."""
OFF_AT = timedelta(minutes=15)
"""With nobody, people are told after a quarter of an hour: as long as a class waits for its teacher."""
LATEST = timedelta(minutes=30)
"""After a standstill of ours the covers are still asked, but nobody is kept waiting for longer than this."""


@dataclass(frozen=True)
class Ask:
    """This cover is to be asked now."""

    person: Hashable


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
    covers: Sequence[Hashable],
    asked: Mapping[Hashable, datetime],
    said_no: Collection[Hashable],
    now: datetime,
) -> Ask | CallOff | Wait:
    """What to do at `now`. kept: the keeper, or a cover, has shown a sign of life there. covers: in the order of asking; asked: when."""
    if kept:
        return Wait(None)
    if now < starts + ASKED_AT:
        return Wait(starts + ASKED_AT)
    if now >= starts + LATEST:
        return CallOff()
    answering = max((at + EACH for one, at in asked.items() if one not in said_no), default=now)
    if now < answering:
        return Wait(min(answering, starts + LATEST))
    left = [one for one in covers if one not in asked and one not in said_no]
    if left:
        return Ask(left[0])
    return CallOff() if now >= starts + OFF_AT else Wait(starts + OFF_AT)
