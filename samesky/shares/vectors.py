"""A share's vector is its words in another form: made before the transaction, sealed under the same key, erased with them."""

from uuid import UUID

from samesky.meaning import vectors
from samesky.people import sealing
from samesky.shares.models import Share


def put_vector(share: Share, words: str, key: UUID) -> None:
    """Seal the vector of `words` into the share's row; saving is the caller's."""
    sealing.put(share, "vector", vectors.to_bytes(vectors.vector(words)), key=key)
    share.vector_model = vectors.MODEL_ID
