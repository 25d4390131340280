"""Putting something else in a function's place for a while: how a simulation interferes, and how a fault is planted."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

Patch = tuple[Any, str, Any]
"""Where, which name, and what stands there meanwhile."""


@contextmanager
def patched(*patches: Patch) -> Iterator[None]:
    """Inside this block other things stand in these places."""
    with ExitStack() as stack:
        for where, name, other in patches:
            stack.callback(setattr, where, name, getattr(where, name))
            setattr(where, name, other)
        yield


def wrapped(where: Any, name: str, around: Callable[[Callable[..., Any]], Callable[..., Any]]) -> Patch:
    """A patch that puts a wrapper around what stands there now."""
    return where, name, around(getattr(where, name))
