"""How two texts are compared: by meaning, by the areas of life they touch, and by the listed topics they lie near.

The three parts stand side by side in one row of unit length, a *view*; the closeness of two texts is the dot product of their views.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]

AREAS_WEIGHT: Final = 0.7
TOPICS_WEIGHT: Final = 0.5
TOPICS_SHARPNESS: Final = 20.0
"""Tuned on halves of the free sets of docs/matching.md; neighbouring values change the figures by less than 0.01."""


@dataclass(frozen=True)
class Areas:
    """A learned reading of which area of life a text is about: `scores = vectors @ weights + bias`, then shares that add up to one."""

    weights: Numbers
    bias: Numbers

    def shares(self, vectors: Numbers) -> Numbers:
        return _shares(vectors @ self.weights + self.bias)


@dataclass(frozen=True)
class Lens:
    """What texts are seen through: readings of areas, and one vector for each listed topic (a row each, maybe none)."""

    areas: tuple[Areas, ...]
    topics: Numbers

    def views(self, vectors: Numbers) -> Numbers:
        """One unit row for each row of `vectors`; a row of zeros (a text without words) stays zeros, close to nothing."""
        parts = [vectors, *self._areas(vectors)]
        if len(self.topics):
            parts.append(np.float32(TOPICS_WEIGHT) * np.sqrt(self.topic_shares(vectors)))
        wide = np.hstack(parts) * vectors.any(axis=1, keepdims=True)
        lengths = np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-9)
        views: Numbers = (wide / lengths).astype(np.float32)
        return views

    def _areas(self, vectors: Numbers) -> list[Numbers]:
        weight = np.float32(AREAS_WEIGHT / max(len(self.areas), 1) ** 0.5)
        return [weight * np.sqrt(area.shares(vectors)) for area in self.areas]

    def topic_shares(self, vectors: Numbers) -> Numbers:
        """How near each text lies to each listed topic, as shares that add up to one."""
        return _shares(TOPICS_SHARPNESS * (vectors @ self.topics.T))


def _shares(scores: Numbers) -> Numbers:
    if not scores.size:
        return scores
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Numbers = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares
