"""What notices can say: each kind is registered, from `ready()`, by the app whose news it is."""

from dataclasses import dataclass

from samesky.kit.registry import Registry
from samesky.kit.shell import Name


@dataclass(frozen=True)
class Kind:
    """One lazy sentence, read over shoulders: no topic, no group's name, nobody's words. %(name)s is the pen name of `by`."""

    words: Name


kinds: Registry[Kind] = Registry("kinds of notices")
