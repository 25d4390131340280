"""Words that came with somebody through joining or signing in: upper apps register what to do with them."""

from collections.abc import Callable

from samesky.kit.registry import Registry
from samesky.people.models import Person

Arrival = Callable[[Person, str, str], str | None]
"""Takes the person, their words and where those were going (a site-relative address or ""); keeps them safely and
returns the address that shows them, or None when they are not its to keep."""

arrivals: Registry[Arrival] = Registry("arrivals")


def keep(person: Person, words: str, place: str) -> str | None:
    """Hand the words to the first that keeps them, and say where they are now."""
    if not words.strip():
        return None
    return next((address for arrival in arrivals if (address := arrival(person, words, place))), None)
