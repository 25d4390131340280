"""Learns the areas of life that matching reads in a text, from two freely licensed sets, and writes samesky/matching/data/areas.npz.

Numbers only; no text enters the project. Sources and their licences: docs/matching.md. Run: python -m bench.learn_areas
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.learn_sets import counselling, learn_folder, stressors
from samesky.matching.core.lens import Areas, Numbers
from samesky.meaning.vectors import vectors

OUT = Path(__file__).parent.parent / "samesky" / "matching" / "data" / "areas.npz"
FEWEST = 8
STEPS = 400
STILLNESS = 5.0
"""The inverse strength of the penalty on large weights, as in any textbook logistic regression."""


def learn(rows: Numbers, labels: Sequence[str]) -> Areas:
    """Softmax regression with balanced classes; labels that fewer than eight texts carry are left out. Deterministic."""
    common = sorted(label for label, n in Counter(labels).items() if n >= FEWEST)
    kept = [i for i, label in enumerate(labels) if label in common]
    x = np.hstack([rows[kept], np.ones((len(kept), 1))]).astype(np.float64)
    y = np.eye(len(common))[[common.index(labels[i]) for i in kept]]
    balance = (y @ (len(y) / (len(common) * y.sum(axis=0))))[:, None]
    weights = _descend(x, y, balance)
    return Areas(weights[:-1].astype(np.float32), weights[-1].astype(np.float32))


def _descend(x: np.ndarray, y: np.ndarray, balance: np.ndarray) -> np.ndarray:
    """Accelerated gradient descent on the penalised loss; the step fits the largest curvature."""
    penalty = np.full((x.shape[1], 1), 1 / STILLNESS)
    penalty[-1] = 0
    step = 1 / (0.5 * float(np.linalg.norm(x * np.sqrt(balance), 2)) ** 2 + 1 / STILLNESS)
    weights = ahead = np.zeros((x.shape[1], y.shape[1]))
    for turn in range(STEPS):
        scores = x @ ahead
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        moved = ahead - step * (x.T @ (balance * (shares - y)) + penalty * ahead)
        ahead = moved + turn / (turn + 3) * (moved - weights)
        weights = moved
    return weights


def main() -> None:
    folder = learn_folder()
    if folder is None:
        raise SystemExit("The learning sets are not here: set SAMESKY_LEARN_DATA to their folder.")
    found: dict[str, np.ndarray] = {}
    for name, rows in (("stressors", stressors(folder)), ("counselling", counselling(folder))):
        areas = learn(vectors(row.text for row in rows), [row.label for row in rows])
        found |= {
            f"{name}_weights": areas.weights.astype(np.float16),
            f"{name}_bias": areas.bias.astype(np.float16),
        }
    OUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(OUT, allow_pickle=False, **found)
    print(f"{OUT.name}: {OUT.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
