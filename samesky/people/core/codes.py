"""The way-back code: sixteen characters that nobody mistakes for another, in groups of four, for writing down by hand."""

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""31 characters: no 0 and o, no 1, i and l. Sixteen of them are 79 bits."""
LENGTH = 16


def grouped(code: str) -> str:
    """For reading: "abcd efgh jkmn pqrs"."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def bare(typed: str) -> str:
    """What somebody typed, without spaces, dashes and capitals. Anything longer than a code can be is cut."""
    return "".join(sign for sign in typed[:200].casefold() if sign.isalnum())[: LENGTH + 1]
