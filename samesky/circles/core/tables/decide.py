"""What comes of a wish, or of time alone: the events, in order, or a refusal that changes nothing."""

from dataclasses import dataclass

from samesky.circles.core.commands import Refusal
from samesky.circles.core.tables import events as e
from samesky.circles.core.tables.asking import asked
from samesky.circles.core.tables.commands import Wish
from samesky.circles.core.tables.due import What, brings, interruption, next_deadline
from samesky.circles.core.tables.fold import fold
from samesky.circles.core.tables.seating import could_join, torn_apart
from samesky.circles.core.tables.state import Known, Tables


@dataclass(frozen=True)
class Decided:
    """events: (time, event), to be appended together; circle: the state after them; refusal: why the wish changed nothing."""

    circle: Tables
    events: tuple[tuple[int, e.Happening], ...] = ()
    refusal: Refusal | None = None


class _Story:
    """Tables at which things happen at one moment."""

    def __init__(self, tables: Tables, known: Known, now: int) -> None:
        self.tables = tables
        self.known = known
        self.now = now
        self.told: list[tuple[int, e.Happening]] = []

    def happens(self, *events: e.Happening) -> None:
        """These, and whatever follows from them by itself."""
        for event in events:
            self._tell(event)
        while (follows := following(self.tables, self.known)) is not None:
            self._tell(follows)

    def _tell(self, event: e.Happening) -> None:
        at = max(self.now, self.tables.at)
        self.tables = fold(self.tables, event, at)
        self.told.append((at, event))

    def time_passes(self) -> None:
        """What is due happens first, then what a block made since asks for. What was found late is nobody's fault but ours (law 9)."""
        while (due := next_deadline(self.tables, self.known)) is not None and due.at <= self.now:
            cut = None if due.what is What.LATEST_END else interruption(self.tables, self.known, self.now)
            self.happens(cut or brings(due))
        cut = interruption(self.tables, self.known, self.now)
        self.happens(*(cut,) if cut else ())

    def decided(self, refusal: Refusal | None = None) -> Decided:
        return Decided(self.tables, tuple(self.told), refusal)


def following(t: Tables, known: Known) -> e.Happening | None:
    """What happens by itself: two of whom one just blocked the other never go on at one table, nor is a join told that cannot be."""
    if t.closed:
        return None
    if t.joining and not could_join(t, t.joining.one, t.joining.other, known):
        return e.JoinOff()
    torn = torn_apart(t, known)
    return e.TableSplit(torn.split, torn.new, torn.went) if torn else None


def settle(tables: Tables, known: Known, now: int) -> Decided:
    """What time alone has brought by `now` (milliseconds)."""
    story = _Story(tables, known, now)
    story.time_passes()
    return story.decided()


def decide(tables: Tables, by: int, wish: Wish, known: Known, now: int) -> Decided:
    """What comes of the wish of seat `by`. What was due before it happens even when the wish is refused."""
    story = _Story(tables, known, now)
    story.time_passes()
    answer = asked(story.tables, by, wish, known, max(now, story.tables.at))
    if isinstance(answer, Refusal):
        return story.decided(answer)
    story.happens(*answer)
    return story.decided()
