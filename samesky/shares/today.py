"""What waits for somebody on /today: answers to them, and people they could sit with."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, DateTimeField, F, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext

from samesky.affirmations.queries import received_since
from samesky.kit.clock import now
from samesky.kit.text import first_words
from samesky.people import sealing
from samesky.people.models import Person
from samesky.shares.models import NotNow, Reading, Reply, Share
from samesky.shares.reach import within_reach
from samesky.shares.shown import Author, author_of

DAYS = 14
MOST = 12
CANDIDATES = 60
ENOUGH = 2
"""Answers after which a share no longer looks for one: exactly one can be worse than none (PMC8880842), so the second is sought."""


@dataclass(frozen=True)
class Answered:
    """One share of mine that was answered, by whom, and how the last answer begins."""

    address: str
    names: tuple[Author, ...]
    last: Author
    begins: str
    at: datetime

    @property
    def line(self) -> str:
        """Who answered, as names, never as a number."""
        match [name.pen_name for name in self.names]:
            case [one]:
                return gettext("%(one)s answered you") % {"one": one}
            case [one, two]:
                return gettext("%(one)s and %(two)s answered you") % {"one": one, "two": two}
            case [one, two, *_]:
                return gettext("%(one)s, %(two)s and others answered you") % {"one": one, "two": two}
        return ""


@dataclass(frozen=True)
class Thanked:
    """Somebody thanked me."""

    by: Author
    words: str
    at: datetime


@dataclass(frozen=True)
class Waiting:
    """A share that still looks for an answer. group: where it was said, None for all members. vector: its opened meaning."""

    id: UUID
    author: Author
    wants: str
    note: str
    begins: str
    at: datetime
    address: str
    answers: int
    group: UUID | None
    vector: bytes


def answers_to(person: Person, hidden: set[UUID], since: Combinable) -> list[Answered]:
    """Answers to this person after that moment, newest first, one entry a share."""
    readable = within_reach(person, hidden).filter(author=person)  # not in a group they have left since
    replies = Reply.objects.filter(share__in=readable, said_at__gt=since)
    replies = replies.exclude(author=person).exclude(author_id__in=hidden).select_related("author")
    rows = list(replies.order_by("-said_at")[: 4 * MOST])
    by_share: dict[UUID, list[Reply]] = {}
    for reply in rows:
        by_share.setdefault(reply.share_id, []).append(reply)
    newest = [found[0] for found in by_share.values()]
    sealing.warm(newest, "words")
    return [_answered(by_share[reply.share_id]) for reply in newest[:MOST]]


def _answered(replies: list[Reply]) -> Answered:
    newest = replies[0]
    names = tuple(dict.fromkeys(author_of(reply.author) for reply in reversed(replies)))
    return Answered(
        f"/shares/{newest.share_id}/",
        names,
        author_of(newest.author),
        first_words(sealing.read(newest, "words"), 200),
        newest.said_at,
    )


def thanks_to(person: Person, hidden: set[UUID], since: Combinable) -> list[Thanked]:
    """Affirmations after that moment."""
    given = received_since(person, since, hidden, MOST)
    sealing.warm(given, "words")
    return [Thanked(author_of(each.by), sealing.read(each, "words"), each.at) for each in given]


def not_yet_read(person: Person) -> Combinable:
    """From when on answers are shown, for a query: the last fourteen days, or since the person set them aside."""
    earliest = Value(now() - timedelta(days=DAYS), output_field=DateTimeField())
    until = Subquery(Reading.objects.filter(person=person).values("until"))
    return Greatest(Coalesce(until, earliest), earliest)


def waiting_for(person: Person, hidden: set[UUID]) -> list[Waiting]:
    """Shares within reach that still look for a first or a second answer, unanswered ones first, then the oldest."""
    rows = (
        within_reach(person, hidden)
        .filter(withdrawn_at=None, author__isnull=False, said_at__gt=now() - timedelta(days=DAYS))
        .exclude(author=person)
        .exclude(id__in=NotNow.objects.filter(person=person).values("share"))
        .exclude(replies__author=person)
        .annotate(answers=Count("replies", filter=~Q(replies__author_id=F("author_id")), distinct=True))
        .filter(answers__lt=ENOUGH)
        .select_related("author")
        .order_by("answers", "said_at")
    )
    found = list(rows[:CANDIDATES])
    sealing.warm(found, "words", also=person.key_id)
    return [_waiting(share, share.answers) for share in found]


def _waiting(share: Share, answers: int) -> Waiting:
    return Waiting(
        id=share.id,
        author=author_of(share.author),
        wants=share.wants,
        note=sealing.read(share, "note"),
        begins=first_words(sealing.read(share, "words"), 240),
        at=share.said_at,
        address=share.get_absolute_url(),
        answers=answers,
        group=share.group_id,
        vector=sealing.read_bytes(share, "vector"),
    )
