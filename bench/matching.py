"""What finding people who get it costs, and how often it is right, against plainer ways in the same run.

The order is judged on two freely licensed sets (English, mostly from the United States, one of them short sentences): every text asks
in turn, all others answer, and an answer counts when somebody gave it the same label. What Samesky learned is learned anew from one
half of each set and judged on the other, both ways round.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.figures import Figure
from bench.learn_areas import learn
from bench.learn_sets import Labelled, counselling, learn_folder, stressors
from samesky.matching.core.lens import Areas, Lens, Numbers
from samesky.matching.through import looking
from samesky.meaning.vectors import vectors

OURS, PLAIN = "Samesky", "plain wordllama"
Pair = tuple[float, float]
LEARNED = "half of each set learned from, the other half asked; English, mostly United States"
NOT_HERE = "How often it is right was not measured: the sets are not here (SAMESKY_LEARN_DATA)."


def run(quick: bool) -> list[Figure]:
    folder = learn_folder()
    if folder is None:
        print(NOT_HERE, file=sys.stderr)
        return _costs(quick, NOT_HERE)
    return [*_costs(quick, ""), *_rightness(folder)]


def _costs(quick: bool, note: str) -> list[Figure]:
    command = [sys.executable, "-m", "bench.matching_inside", "10000", "7" if quick else "50"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent
    )
    found: dict[str, float] = json.loads(done.stdout)
    on = "10,000 public items, without the page"
    return [
        Figure(
            "people who get it: vector, order and reasons", found["asked"], "ms CPU", 50.0, on=on, note=note
        ),
        Figure("the same with a topic to avoid", found["ruled"], "ms CPU", 50.0, on=on),
        Figure("making the shelf of public items", found["built"], "s CPU", on=on),
        Figure("memory of model and lens, from the first asking", found["model"], "MB", 45.0),
        Figure("memory of the shelf", found["shelf"], "MB", on=on),
    ]


def _rightness(folder: Path) -> list[Figure]:
    sets = {"stressors": stressors(folder), "counselling questions": counselling(folder)}
    halves = {name: (rows[: len(rows) // 2], rows[len(rows) // 2 :]) for name, rows in sets.items()}
    found: list[Figure] = []
    for name in sets:
        scores = {way: np.zeros(2) for way in (OURS, PLAIN, "TF-IDF")}
        for asked in (0, 1):
            lens = Lens(tuple(_areas(pair[1 - asked]) for pair in halves.values()), looking().lens.topics)
            _judge(halves[name][asked], lens, scores)
        means: dict[str, Pair] = {way: (float(s[0]) / 2, float(s[1]) / 2) for way, s in scores.items()}
        found += [figure for way in means for figure in _figures(name, way, means[way], means[PLAIN])]
    return found


def _areas(rows: Sequence[Labelled]) -> Areas:
    return learn(vectors(row.text for row in rows), [row.label for row in rows])


def _judge(rows: Sequence[Labelled], lens: Lens, scores: dict[str, np.ndarray]) -> None:
    plain = vectors(row.text for row in rows)
    ways = {
        "Samesky": lens.views(plain),
        "plain wordllama": plain,
        "TF-IDF": _tfidf([row.text for row in rows]),
    }
    for way, views in ways.items():
        scores[way] += _leave_one_out(views @ views.T, [row.label for row in rows])


def _leave_one_out(alike: Numbers, labels: Sequence[str]) -> np.ndarray:
    """P@5 and mean reciprocal rank over all texts that share their label with another."""
    np.fill_diagonal(alike, -9)
    names = np.array(labels)
    right = names[np.argsort(-alike, axis=1, kind="stable")[:, :-1]] == names[:, None]
    right = right[right.any(axis=1)]
    return np.array([right[:, :5].mean(), (1 / (right.argmax(axis=1) + 1)).mean()])


def _tfidf(texts: Sequence[str]) -> Numbers:
    """The textbook: counts of words times log((1 + n) / (1 + texts with it)) + 1, rows of length one."""
    bags = [Counter(word for word in _words(text) if len(word) > 1) for text in texts]
    column = {word: place for place, word in enumerate(sorted(set().union(*bags)))}
    counts = np.zeros((len(texts), len(column)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            counts[row, column[word]] = count
    counts *= np.log((1 + len(texts)) / (1 + (counts > 0).sum(axis=0))) + 1
    rows: Numbers = counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)
    return rows


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def _figures(name: str, way: str, score: Pair, plain: Pair) -> list[Figure]:
    """The aim of Samesky's own order is to be no worse than the plain vectors in the same run."""
    aims: Pair | tuple[None, None] = plain if way == OURS else (None, None)
    on = f"{name}, {way}"
    return [
        Figure("matching: right among the first five", score[0], "", aims[0], "more", on=on, note=LEARNED),
        Figure("matching: mean reciprocal rank", score[1], "", aims[1], "more", on=on, note=LEARNED),
    ]
