"""A reason as a sentence: parts that a page can mark as quoted words, or one line of text for a command."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Literal

from django.utils.translation import gettext as _

from samesky.matching.core.reason import Kind, Reason

PartKind = Literal["plain", "yours", "theirs", "topic"]


@dataclass(frozen=True)
class Part:
    """A piece of a reason. "yours" and "theirs" are quoted letter by letter, "topic" is a listed topic's name; escape as any text."""

    text: str
    kind: PartKind = "plain"

    @property
    def quoted(self) -> bool:
        return self.kind in {"yours", "theirs"}


def parts(reason: Reason, topic_name: str = "") -> tuple[Part, ...]:
    """The sentence for `reason`, in the reader's language, in parts. Quotation marks belong to the plain parts."""
    filled: Mapping[str, Part] = {
        "yours": Part(reason.yours, "yours"),
        "theirs": Part(reason.theirs, "theirs"),
        "topic": Part(topic_name, "topic"),
    }
    made: list[Part] = []
    for plain, name, _spec, _conversion in Formatter().parse(_sentence(reason.kind)):
        made += [Part(plain)] if plain else []
        made += [filled[name]] if name else []
    return tuple(made)


def line(parts: tuple[Part, ...]) -> str:
    """The parts as one line of text."""
    return "".join(part.text for part in parts)


def _sentence(kind: Kind) -> str:
    match kind:
        case Kind.SAME_WORDS:
            return _("Both say “{yours}”.")
        case Kind.SIDE_BY_SIDE:
            return _("You wrote “{yours}”. Here it says “{theirs}”.")
        case Kind.TOPIC:
            return _("Both are about “{topic}”.")
        case Kind.YOUR_WORDS:
            return _("This is close to where you wrote “{yours}”.")
        case Kind.AS_A_WHOLE:
            return _("This sounds near to what you wrote.")
        case Kind.NOT_CLOSE:
            return _("This is not very close to what you wrote.")
