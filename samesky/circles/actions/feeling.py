""" "How was this for me": that somebody answered is a row of the room; what they answered is added to a sum, and to nothing else."""

from collections.abc import Mapping

from django.db.models import F, Sum

from samesky.circles.models import Felt, Room, Told
from samesky.circles.queries.feelings import ANSWERS, ENOUGH, QUESTIONS
from samesky.groups.models import Group
from samesky.people.acting import acting
from samesky.people.models import Person


def tell(person: Person, room: Room, answers: Mapping[int, int], *, once: str = "") -> bool:
    """answers: question -> 0 to 3. Whether they count; a second time they do not. Whether they sat there is asked before."""
    assert room.group is not None
    with acting(person, once) as act:
        act.result = f"{room.get_absolute_url()}after"
        _told, first = Told.objects.get_or_create(room=room, person=person)
        if first:
            _add(room.group, answers)
    return first


def _add(group: Group, answers: Mapping[int, int]) -> None:
    every = [(question, answer) for question in range(len(QUESTIONS)) for answer in range(len(ANSWERS))]
    Felt.objects.bulk_create(
        [Felt(group=group, question=question, answer=answer) for question, answer in every],
        ignore_conflicts=True,
    )
    list(Felt.objects.select_for_update().filter(group=group).order_by("id"))  # one after the other
    for question, answer in answers.items():
        Felt.objects.filter(group=group, question=question, answer=answer).update(waiting=F("waiting") + 1)
        _show(group, question)


def _show(group: Group, question: int) -> None:
    """Five together, so that nobody learns from two looks at the sums what one person answered between them."""
    rows = Felt.objects.filter(group=group, question=question)
    if (rows.aggregate(waiting=Sum("waiting"))["waiting"] or 0) >= ENOUGH:
        rows.update(shown=F("shown") + F("waiting"), waiting=0)
