"""A small ordered list that a lower app offers and upper apps add to from `ready()`.

It never imports who adds, and adding the same thing twice changes nothing, so apps may be set up again in tests.
"""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Things of one type, in the order `key` gives; without a key, in the order they were added. `name` is for errors."""

    def __init__(self, name: str, key: Callable[[T], Any] | None = None) -> None:
        self.name = name
        self._key = key
        self._things: list[T] = []

    def add(self, thing: T) -> T:
        """Add one thing and hand it back, so that `add` also works as a decorator."""
        if thing not in self._things:
            self._things.append(thing)
            if self._key:
                self._things.sort(key=self._key)
        return thing

    def remove(self, thing: T) -> None:
        """Take one thing out again (tests do). Raises LookupError when it is not there."""
        if thing not in self._things:
            raise LookupError(f"{thing!r} is not in {self.name}")
        self._things.remove(thing)

    def __iter__(self) -> Iterator[T]:
        return iter(tuple(self._things))

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, thing: object) -> bool:
        return thing in self._things
