"""Who was part of what a case is about, so that somebody else closes it: upper apps register what they know."""

from collections.abc import Callable
from uuid import UUID

from samesky.kit.registry import Registry
from samesky.safety.models import Report

Involved = Callable[[UUID, Report], bool]
"""Takes a moderator's id and a case: whether they were part of it."""

involved: Registry[Involved] = Registry("who was part of a case")
