"""A text as 256 numbers, so that texts that mean something alike lie close together. Runs here; no text leaves the machine.

The weights and the tokenizer come from the installed wordllama package, whose own code is never imported: it brings an HTTP client and
costs 60 MB more (docs/decisions/0006-local-vectors.md). Nothing a person wrote is kept: the tokenizer's memory of past texts is switched off.
"""

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Vector = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float32]

MODEL_ID: Final = "wordllama-l2-supercat-256"
SIZE: Final = 256
MOST_LETTERS: Final = 20_000
"""Only the beginning of a longer text counts; this much takes about 6 ms."""

_TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"
_WEIGHTS = "weights/l2_supercat_256.safetensors"
_TENSOR = "embedding.weight"


class Model:
    """The tokenizer, and one row of numbers for each token, mapped from the file so that processes share the memory."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._tokenizer.model._resize_cache(0)  # noqa: SLF001 - it would keep up to 10,000 short texts of people
        self._rows = _mapped(folder / _WEIGHTS)

    def vector(self, text: str) -> Vector:
        tokens = self._tokenizer.encode(_safe(text), add_special_tokens=False).ids
        if not tokens:
            return np.zeros(SIZE, dtype=np.float32)
        return unit(self._rows[tokens].astype(np.float32).mean(axis=0))


def vector(text: str) -> Vector:
    """The meaning of `text`: 256 float32 numbers of length one. A text without any token (an empty one) gives zeros, close to nothing."""
    return _model().vector(text)


def vectors(texts: Iterable[str]) -> Matrix:
    """One row for each text, in their order."""
    rows = [vector(text) for text in texts]
    return np.stack(rows) if rows else np.zeros((0, SIZE), dtype=np.float32)


def unit(numbers: Vector) -> Vector:
    """`numbers` at length one; zeros stay zeros."""
    length = float(np.linalg.norm(numbers))
    return (numbers / length if length > 0 else numbers).astype(np.float32)


def to_bytes(numbers: Vector) -> bytes:
    """A vector as 512 bytes (float16), to be sealed and kept with its text. As private as the text itself."""
    return numbers.astype("<f2").tobytes()


def from_bytes(kept: bytes) -> Vector:
    """What `to_bytes` gave, at length one again. Raises ValueError for anything else."""
    if len(kept) != SIZE * 2:
        raise ValueError(f"a kept vector has {SIZE * 2} bytes, this has {len(kept)}")
    numbers = np.frombuffer(kept, dtype="<f2").astype(np.float32)
    if not np.isfinite(numbers).all():
        raise ValueError("a kept vector holds something that is not a number")
    return unit(numbers)


def warm() -> None:
    """Load the model now (0.1 s), for example in a thread after the start, so that nobody waits for it."""
    _model()


_lock = Lock()
_loaded: list[Model] = []


def _model() -> Model:
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(Model(_folder()))
    return _loaded[0]


def _folder() -> Path:
    found = find_spec("wordllama")
    if found is None or found.origin is None:
        raise FileNotFoundError("the wordllama package is not installed: run `make setup`")
    return Path(found.origin).parent


def _mapped(path: Path) -> npt.NDArray[np.float16]:
    """The one tensor of a safetensors file: eight bytes of header length, a JSON header, then the numbers."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        about = json.loads(file.read(length))[_TENSOR]
    if about["dtype"] != "F16" or about["shape"][1] != SIZE:
        raise ValueError(f"{path.name} does not hold the numbers this version of Samesky knows")
    start = 8 + length + about["data_offsets"][0]
    return np.memmap(path, dtype="<f2", mode="r", offset=start, shape=tuple(about["shape"]))


def _safe(text: str) -> str:
    """`text` cut to what counts, with half characters (lone surrogates) replaced, which the tokenizer refuses."""
    return text[:MOST_LETTERS].encode("utf-8", "replace").decode("utf-8")
