"""When it all happens: the season's ninety days end yesterday, and nothing lies in the future."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import accumulate

from samesky.demo.core.chance import Chance
from samesky.demo.core.checking import DAYS
from samesky.demo.core.told import ToldGroup, ToldShare

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Times:
    """The moments of one thread: the share, its replies, who has been there, the affirmations, in the order they are told."""

    said: datetime
    replies: tuple[datetime, ...]
    been_there: tuple[datetime, ...]
    thanks: tuple[datetime, ...]

    def by_voice(self, share: ToldShare) -> list[tuple[str, datetime]]:
        """Who did something in the thread, and when."""
        moments = (self.said, *self.replies, *self.been_there, *self.thanks)
        names = (
            share.by,
            *(reply.by for reply in share.replies),
            *share.been_there,
            *(thanks.by for thanks in share.thanks),
        )
        return list(zip(names, moments, strict=True))


@dataclass(frozen=True)
class Calendar:
    """`end`: the moment the season is told; the times of the day in the files are those of its time zone. Answers are in UTC."""

    end: datetime
    chance: Chance

    def midnight(self, day: int) -> datetime:
        """The beginning of a day of the season (0 is its first; before it, negative)."""
        date = (self.end - timedelta(days=DAYS - day)).date()
        return datetime.combine(date, time(), self.end.tzinfo)

    def told(self, moment: datetime) -> datetime:
        """As it is kept: in UTC."""
        return moment.astimezone(UTC)

    def times(self, group: ToldGroup, share: ToldShare) -> Times:
        """When everything in this thread happens. A little chance, so that nobody writes on the minute."""
        name = (group.slug, share.id)
        said = self._said(share, name)
        replies = self._replies(share, said, name)
        last = replies[-1] if replies else said
        been_there = [said + self._soon(name, "been", person, hours=16) for person in share.been_there]
        thanks = [last + self._soon(name, "thanks", place, hours=9) for place, _ in enumerate(share.thanks)]
        return Times(
            said,
            tuple(replies),
            tuple(self._past(at, said) for at in been_there),
            tuple(self._past(at, last) for at in thanks),
        )

    def _said(self, share: ToldShare, name: tuple[str, ...]) -> datetime:
        date = self.midnight(share.day).date()
        at = datetime.combine(date, time.fromisoformat(share.time), self.end.tzinfo)
        at = self.told(at) + self.chance.between(0, 75, *name, "said") * SECOND
        return min(at, self.told(self.end) - 2 * MINUTE)

    def _replies(self, share: ToldShare, said: datetime, name: tuple[str, ...]) -> list[datetime]:
        """The told minutes after the share; where the last would lie in the future, all of them come sooner."""
        wanted = [
            reply.after * MINUTE + self.chance.between(0, 55, *name, "reply", place) * SECOND
            for place, reply in enumerate(share.replies)
        ]
        wanted = list(accumulate(wanted, lambda before, span: max(before + SECOND, span)))
        room = self.told(self.end) - MINUTE - said
        pace = min(1.0, room / wanted[-1]) if wanted else 1.0
        return [said + span * pace for span in wanted]

    def _soon(self, name: tuple[str, ...], *about: object, hours: float) -> timedelta:
        """Most things that follow follow soon: the square of chance."""
        return 4 * MINUTE + hours * 60 * MINUTE * self.chance.part(*name, *about) ** 2

    def _past(self, at: datetime, after: datetime) -> datetime:
        """`at`, or where that is still to come, half way between what it follows and the end."""
        end = self.told(self.end)
        return at if at < end else after + (end - after) / 2
