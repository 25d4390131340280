"""A file of the core with one small fault in it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """One file with one fault. before and after: the line, as it is and as it was made."""

    file: str
    before: str
    after: str
    code: str

    @property
    def module(self) -> str:
        return self.file.removesuffix(".py").replace("/", ".")
