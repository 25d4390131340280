"""The model itself: reads the weights and the tokenizer of the installed wordllama package, never its code. Asked through `vectors`.

Importing this costs 30 MB (numpy, the tokenizer), so `vectors` does it at the first text. Nothing a person wrote is kept here: the
tokenizer's memory of past texts is switched off.
"""

import json
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from samesky.meaning.shape import MOST_LETTERS, SIZE, Matrix, Vector

_TOKENIZER: Final = "tokenizers/l2_supercat_tokenizer_config.json"
_WEIGHTS: Final = "weights/l2_supercat_256.safetensors"
_TENSOR: Final = "embedding.weight"


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


def restored(kept: bytes) -> Vector:
    """What `vectors.to_bytes` gave, at length one again. Raises ValueError for anything else."""
    if len(kept) != SIZE * 2:
        raise ValueError(f"a kept vector has {SIZE * 2} bytes, this has {len(kept)}")
    numbers = np.frombuffer(kept, dtype="<f2").astype(np.float32)
    if not np.isfinite(numbers).all():
        raise ValueError("a kept vector holds something that is not a number")
    return unit(numbers)


def stacked(rows: list[Vector]) -> Matrix:
    """Vectors as rows, in their order; none give no rows."""
    return np.stack(rows) if rows else np.zeros((0, SIZE), dtype=np.float32)


def unit(numbers: Vector) -> Vector:
    """`numbers` at length one; zeros stay zeros."""
    length = float(np.linalg.norm(numbers))
    return (numbers / length if length > 0 else numbers).astype(np.float32)


_lock = Lock()
_loaded: list[Model] = []


def loaded() -> Model:
    """The one model of this process; the first to ask loads it (0.1 s)."""
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(Model(folder()))
    return _loaded[0]


def folder() -> Path:
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
