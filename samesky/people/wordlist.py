"""Four plain words, drawn by chance, for whoever does not want to think of a passphrase."""

import secrets
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "plain_words.txt"


@lru_cache(maxsize=1)
def plain_words() -> tuple[str, ...]:
    """Our own list of short everyday words, without any that could hurt."""
    return tuple(FILE.read_text(encoding="utf-8").split())


def four_words() -> str:
    """Four of them: 38 bits, which the rate limit and Argon2 make enough."""
    return " ".join(secrets.choice(plain_words()) for _ in range(4))
