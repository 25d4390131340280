"""What looks again when a block was made or taken back: apps above register it, because people knows nothing of them."""

from collections.abc import Callable
from uuid import UUID

from samesky.kit.registry import Registry

Changed = Callable[[UUID, UUID], None]
"""Takes the ids of the two between whom it stands or stood, inside the transaction."""

changed: Registry[Changed] = Registry("what looks again after a block")
