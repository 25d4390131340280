"""What one time of a series says, for a reader who was asked about already."""

from dataclasses import replace

from samesky.gatherings.differing import differing_of
from samesky.gatherings.queries.seen import Happening
from samesky.gatherings.words import Words, words_of


def words_at(happening: Happening) -> Words:
    """The series' words, and what differs this time. Raises KeyGone."""
    return replace(words_of(happening.series), **differing_of(happening.row))
