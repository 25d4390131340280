"""Words that somebody was given, with the pen name of whoever wrote them as it was then: one sealed value."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from samesky.circles.models import Keepsake
from samesky.people import sealing


@dataclass(frozen=True)
class Given:
    """pen_name: empty when it is nobody's any more."""

    words: str
    pen_name: str


def put_given(row: Keepsake, given: Given, *, key: UUID) -> None:
    """Seal it; saving is the caller's."""
    sealing.put(row, "words", json.dumps(asdict(given), ensure_ascii=False), key=key)


def given_in(row: Keepsake) -> Given:
    """What `put_given` sealed. Raises KeyGone, SealBroken."""
    return Given(**json.loads(sealing.read(row, "words")))
