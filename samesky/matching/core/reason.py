"""What a reason is. Apart from how it is found, so that a server that nobody has asked yet needs no numbers."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The forms a reason takes, from the most telling to the least."""

    SAME_WORDS = "same words"
    SIDE_BY_SIDE = "side by side"
    TOPIC = "topic"
    YOUR_WORDS = "your words"
    AS_A_WHOLE = "as a whole"
    NOT_CLOSE = "not close"


@dataclass(frozen=True)
class Reason:
    """A reason before it is put into a sentence: quoted words of the reader, of the item, or a topic's slug."""

    kind: Kind
    yours: str = ""
    theirs: str = ""
    topic: str = ""
