"""The season as it was written: groups, people, what was said. Plain values; who and when exactly is decided elsewhere."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class ToldPerson:
    pen_name: str
    topics: tuple[str, ...] = ()
    own_words: str = ""
    visible: str = "nobody"


@dataclass(frozen=True)
class ToldReply:
    by: str
    after: int
    words: str


@dataclass(frozen=True)
class ToldThanks:
    """An affirmation. To whom it goes follows from the thread (core.thanks)."""

    by: str
    words: str


@dataclass(frozen=True)
class ToldShare:
    """A share with everything that hangs on it. `day` counts from the season's first; `after` of its replies is in minutes."""

    id: str
    by: str
    day: int
    time: str
    wants: str
    note: str
    to_members: bool
    words: str
    been_there: tuple[str, ...]
    replies: tuple[ToldReply, ...]
    thanks: tuple[ToldThanks, ...]

    def voices(self) -> frozenset[str]:
        """Everybody who does anything in this thread."""
        return frozenset(
            (
                self.by,
                *self.been_there,
                *(reply.by for reply in self.replies),
                *(thanks.by for thanks in self.thanks),
            )
        )


@dataclass(frozen=True)
class ToldGroup:
    slug: str
    name: str
    about: str
    agreements: tuple[str, ...]
    topics: tuple[str, ...]
    joining: str
    facilitators: tuple[str, ...]
    people: tuple[ToldPerson, ...]
    shares: tuple[ToldShare, ...]


@dataclass(frozen=True)
class Season:
    """All groups; the cast, who belong to no one group first; and people who have only read so far."""

    groups: tuple[ToldGroup, ...]
    cast: tuple[ToldPerson, ...]
    quiet: tuple[ToldPerson, ...] = ()

    def people(self) -> tuple[ToldPerson, ...]:
        """Everybody, the cast first."""
        at_home = (person for group in self.groups for person in group.people)
        return (*self.cast, *at_home, *self.quiet)

    def only(self, *slugs: str) -> "Season":
        """A small season: these groups, and whoever has a voice in them."""
        groups = tuple(group for group in self.groups if group.slug in slugs)
        heard = {voice for group in groups for share in group.shares for voice in share.voices()}
        home = {person.pen_name for group in groups for person in group.people}
        guests = tuple(p for p in self.people() if p.pen_name in heard - home and p not in self.cast)
        return Season(groups, (*self.cast, *guests))

    def with_quiet(self, quiet: tuple[ToldPerson, ...]) -> "Season":
        """The same season in a place where more people read."""
        return replace(self, quiet=quiet)
