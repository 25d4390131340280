"""Holds a registry still, so that a test sees what it put there and nothing of the apps above."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from samesky.kit.registry import Registry

T = TypeVar("T")


@contextmanager
def only(registry: Registry[T], *things: T) -> Iterator[None]:
    """Inside this block the registry holds these things and nothing else."""
    named, before = registry.items(), list(registry)
    for thing in before:
        registry.remove(thing)
    for thing in things:
        registry.add(thing)
    try:
        yield
    finally:
        for thing in things:
            registry.remove(thing)
        for name, thing in named:
            registry.register(name, thing)
        for thing in before:
            registry.add(thing)
