"""A small ordered list that a lower app offers and upper apps fill from `ready()`: the only way to reach up.

It never imports who adds, and adding the same thing twice changes nothing, so apps may be set up again in tests.
"""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Things of one type, in the order `key` gives; without a key, in the order they were added. `what` is for errors."""

    def __init__(self, what: str, key: Callable[[T], Any] | None = None) -> None:
        self.what = what
        self._key = key
        self._things: list[T] = []
        self._names: dict[str, T] = {}

    def add(self, thing: T) -> T:
        """Add one thing and hand it back, so that `add` also works as a decorator."""
        if thing not in self._things:
            self._things.append(thing)
            if self._key:
                self._things.sort(key=self._key)
        return thing

    def register(self, name: str, thing: T) -> T:
        """Add one thing under a name of its own. Raises ValueError when something else has that name."""
        if self._names.setdefault(name, thing) != thing:
            raise ValueError(f"{self.what}: {name} is already registered")
        return self.add(thing)

    def get(self, name: str) -> T | None:
        """What was registered under `name`, if anything."""
        return self._names.get(name)

    def items(self) -> list[tuple[str, T]]:
        """The named things with their names, sorted by name."""
        return sorted(self._names.items(), key=lambda pair: pair[0])

    def remove(self, thing: T) -> None:
        """Take one thing out again (tests do). Raises LookupError when it is not there."""
        if thing not in self._things:
            raise LookupError(f"a thing that is not in {self.what}")
        self._things.remove(thing)
        self._names = {name: kept for name, kept in self._names.items() if kept != thing}

    def __iter__(self) -> Iterator[T]:
        return iter(tuple(self._things))

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, thing: object) -> bool:
        return thing in self._things
