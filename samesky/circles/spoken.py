"""Whether anything was said, without opening a word."""

from samesky.circles.core.state import Circle
from samesky.circles.models import Room, SaidWords


def anything_before(room: Room, circle: Circle) -> bool:
    """Whether anything was said before this turn. Words that were taken down do not count."""
    speaking = circle.turn.number if circle.turn else 0
    return SaidWords.objects.filter(room=room, taken_down_at=None).exclude(number=speaking).exists()


def anything_in(room: Room, number: int) -> bool:
    """The same, in this turn."""
    return SaidWords.objects.filter(room=room, number=number, taken_down_at=None).exists()
