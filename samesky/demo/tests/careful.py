"""What a careful editor looks for in the season, as patterns. They are coarse on purpose: a false alarm costs a rewording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samesky.demo.core.told import Season


@dataclass(frozen=True)
class Said:
    """One text of the season and where it stands."""

    where: str
    words: str


def everything(season: Season) -> Iterator[Said]:
    """Every text somebody would read, with its place."""
    for group in season.groups:
        yield Said(f"{group.slug} about", group.about)
        yield from (Said(f"{group.slug} agreements", line) for line in group.agreements)
        yield from (Said(f"{group.slug} {person.pen_name}", person.own_words) for person in group.people)
    yield from said(season)


def said(season: Season) -> Iterator[Said]:
    """Shares, replies, affirmations and content notes."""
    yield from shares(season)
    yield from replies(season)
    for group in season.groups:
        for share in group.shares:
            where = f"{group.slug} {share.id}"
            yield Said(f"{where} note", share.note)
            yield from (Said(f"{where} thanks by {thanks.by}", thanks.words) for thanks in share.thanks)


def shares(season: Season) -> Iterator[Said]:
    for group in season.groups:
        yield from (Said(f"{group.slug} {share.id}", share.words) for share in group.shares)


def replies(season: Season) -> Iterator[Said]:
    for group in season.groups:
        for share in group.shares:
            yield from (
                Said(f"{group.slug} {share.id} reply by {reply.by}", reply.words) for reply in share.replies
            )


# Beginnings of words only, so that the list itself teaches nobody anything.
MEANS = re.compile(
    r"\b(?:overdos|noos|razo|ligat|asphy|suffo|firea|pisto|bleac|poison|gass?(?:ed|ing)|hang(?:ed|ing)? (?:him|her|them|my)s)\w*",
    re.IGNORECASE,
)
AMOUNTS = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:m[gl]\b|mcg|milli[gl]|grams?\b|kilos?\b|kg|lbs?\b|stone\b|pounds? (?:lost|off|lighter)|calor|kcal|"
    r"units? of|pints?|bottles? (?:a|of)|glasses? of|pills?|tablets?)\w*",
    re.IGNORECASE,
)
LINKS = re.compile(
    r"https?://|www\.|\b[\w.]+@[\w.]+\.\w|\b[\w-]+\.(?:com|org|net|co\.uk|de|io)\b", re.IGNORECASE
)
NUMBERS = re.compile(r"\+\d{2}|\b\d{3,}[ -]?\d{3,}\b|\b0\d{2,}\b")
SMELLS = re.compile(
    r"sending (?:you )?(?:hugs|love|strength|light)|you(?:'|’)?ve got this|you got this|thank you for sharing|thanks for sharing|"
    r"i hear you\b|be gentle with yourself|be kind to yourself|hold(?:ing)? space|your feelings are valid|so valid|"
    r"you are not alone|you(?:'|’)re not alone|it(?:'|’)s okay not to be okay|one day at a time|healing journey|self[- ]care|"
    r"reach(?:ing)? out|sit(?:ting)? with (?:that|those|these) feelings?|it takes (?:so much |real |great )?courage|trauma response|"
    r"stay strong|everything happens for a reason|toxic|triggered|as an ai|delve|tapestry|testament to",
    re.IGNORECASE,
)
