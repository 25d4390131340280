"""What else can be done from a person's card: upper apps add links, such as telling moderators."""

from collections.abc import Callable
from dataclasses import dataclass

from samesky.kit.registry import Registry
from samesky.kit.shell import Name
from samesky.people.models import Person


@dataclass(frozen=True)
class CardLink:
    name: Name
    address: str
    icon: str


links: Registry[Callable[[Person, Person], CardLink | None]] = Registry("links on a person's card")
"""Each takes the reader and the person on the card."""
