"""Why a feed, or one row of it, cannot be brought over."""

from dataclasses import dataclass


class NotRead(Exception):
    """The whole feed is refused; the exception's words say why, for people. Nothing was changed."""


class NotKept(Exception):
    """One row is refused; the exception's words say why."""


@dataclass(frozen=True)
class Refused:
    """number: its place in the feed, from 1. name: what it calls itself, as far as it could be read."""

    number: int
    name: str
    why: str
