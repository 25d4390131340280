"""What a vector looks like, and the name of what makes it."""

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Vector: TypeAlias = "npt.NDArray[np.float32]"
Matrix: TypeAlias = "npt.NDArray[np.float32]"

MODEL_ID: Final = "wordllama-l2-supercat-256"
SIZE: Final = 256
MOST_LETTERS: Final = 20_000
"""Only the beginning of a longer text counts; this much takes about 6 ms."""
