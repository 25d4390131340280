"""Two who arrive together: their pair ends with the seat of either."""

from samesky.gatherings.actions.saying import Said, Saying
from samesky.gatherings.models import Buddy, Coming, Occurrence

ALONE = "gathering-alone-again"
"""The kind of notice, registered in come_registered."""


def part(row: Occurrence, coming: Coming, saying: Saying) -> None:
    """This person comes no more, or wants to come by themselves: whoever was to arrive with them is told, without a reason."""
    for pair in Buddy.objects.filter(coming=coming):
        saying.add(Said(pair.person_id, ALONE, row.get_absolute_url()))
        pair.delete()
    for pair in Buddy.objects.filter(coming__occurrence=row, person_id=coming.person_id).select_related(
        "coming"
    ):
        saying.add(Said(pair.coming.person_id, ALONE, row.get_absolute_url()))
        pair.delete()
    if coming.buddy:
        coming.buddy = False
        coming.save(update_fields=["buddy"])
