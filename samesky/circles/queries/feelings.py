""" "How was this for me": the four questions, and the sums that facilitators may see: of five or more people, never of one circle."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samesky.circles.models import Felt
from samesky.groups.models import Group

ENOUGH = 5
QUESTIONS = (
    _("I could say as much or as little as I wanted."),
    _("I felt heard."),
    _("I felt safe with the others."),
    _("I would sit in a circle again."),
)
ANSWERS = (_("not at all"), _("a little"), _("mostly"), _("very much"))


@dataclass(frozen=True)
class Sums:
    """counts: (answer in words, how often), from "not at all" to "very much"."""

    question: str
    counts: list[tuple[str, int]]


def sums_of(group: Group) -> list[Sums]:
    """For facilitators. Empty until five have answered; what came since counts when it is five again."""
    shown = {(row.question, row.answer): row.shown for row in Felt.objects.filter(group=group, shown__gt=0)}
    return [
        Sums(
            str(question),
            [(str(said), shown.get((number, answer), 0)) for answer, said in enumerate(ANSWERS)],
        )
        for number, question in enumerate(QUESTIONS)
        if any((number, answer) in shown for answer in range(len(ANSWERS)))
    ]
