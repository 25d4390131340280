"""A text as 256 numbers, so that texts that mean something alike lie close together. Runs here; no text leaves the machine.

Importing this costs nothing; the model (`samesky.meaning.model`) loads with the first text, or with `warm()`. Why it is read without
wordllama's own code: docs/decisions/0006-local-vectors.md.
"""

from collections.abc import Iterable

from samesky.meaning.shape import MODEL_ID, MOST_LETTERS, SIZE, Matrix, Vector

__all__ = [
    "MODEL_ID",
    "MOST_LETTERS",
    "SIZE",
    "Matrix",
    "Vector",
    "from_bytes",
    "to_bytes",
    "vector",
    "vectors",
    "warm",
]


def vector(text: str) -> Vector:
    """The meaning of `text`: 256 float32 numbers of length one. A text without any token (an empty one) gives zeros, close to nothing."""
    from samesky.meaning.model import loaded

    return loaded().vector(text)


def vectors(texts: Iterable[str]) -> Matrix:
    """One row for each text, in their order."""
    from samesky.meaning.model import stacked

    return stacked([vector(text) for text in texts])


def to_bytes(numbers: Vector) -> bytes:
    """A vector as 512 bytes (float16), to be sealed and kept with its text. As private as the text itself."""
    return numbers.astype("<f2").tobytes()


def from_bytes(kept: bytes) -> Vector:
    """What `to_bytes` gave, at length one again. Raises ValueError for anything else."""
    from samesky.meaning.model import restored

    return restored(kept)


def warm() -> None:
    """Load the model now (0.1 s), for example in a thread after the start, so that nobody waits for it."""
    from samesky.meaning.model import loaded

    loaded()
