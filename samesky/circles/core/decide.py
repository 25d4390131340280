"""What comes of a command, or of time alone: the events, in order, or a refusal that changes nothing."""

from dataclasses import dataclass

from samesky.circles.core import events as e
from samesky.circles.core.asking import asked
from samesky.circles.core.commands import Command, Refusal
from samesky.circles.core.due import ENDS, Seen, brings, interruption, next_deadline
from samesky.circles.core.fold import fold
from samesky.circles.core.follow import following
from samesky.circles.core.state import Circle
from samesky.circles.core.table import Illegal

NO_END = 2_000
"""So many events never follow from one question: it would be a fault of ours, and better an error than a place that hangs."""


@dataclass(frozen=True)
class Decision:
    """events: (time, event), to be appended together; circle: the state after them; refusal: why the command changed nothing."""

    circle: Circle
    events: tuple[tuple[int, e.Event], ...] = ()
    refusal: Refusal | None = None


class _Story:
    """A circle to which things happen at one moment."""

    def __init__(self, circle: Circle, now: int) -> None:
        self.circle = circle
        self.now = now
        self.told: list[tuple[int, e.Event]] = []

    def happens(self, *events: e.Event) -> None:
        """These, and whatever follows from them by itself."""
        for event in events:
            self._tell(event)
        while (event := following(self.circle)) is not None:  # type: ignore[assignment]
            self._tell(event)

    def _tell(self, event: e.Event) -> None:
        at = max(self.now, self.circle.at)
        self.circle = fold(self.circle, event, at)
        self.told.append((at, event))
        if len(self.told) > NO_END:
            raise Illegal("what follows has no end")

    def time_passes(self, seen: Seen) -> None:
        """Law 11: what is due happens first. What was found late is nobody's fault but ours (law 9)."""
        while (due := next_deadline(self.circle, seen)) is not None and due.at <= self.now:
            cut = None if due.what in ENDS else interruption(self.circle, seen, self.now)
            self.happens(cut) if cut else self.happens(*brings(self.circle, due))
        cut = interruption(self.circle, seen, self.now)
        if cut is not None:
            self.happens(cut)

    def decided(self, refusal: Refusal | None = None) -> Decision:
        return Decision(self.circle, tuple(self.told), refusal)


def settle(circle: Circle, seen: Seen, now: int) -> Decision:
    """What time alone has brought by `now` (milliseconds)."""
    story = _Story(circle, now)
    story.time_passes(seen)
    return story.decided()


def decide(circle: Circle, by: int, command: Command, seen: Seen, now: int) -> Decision:
    """What comes of the command of seat `by`. What was due before it happens even when the command is refused."""
    story = _Story(circle, now)
    story.time_passes(seen)
    answer = asked(story.circle, by, command, max(now, story.circle.at))
    if isinstance(answer, Refusal):
        return story.decided(answer)
    story.happens(*answer)
    return story.decided()
