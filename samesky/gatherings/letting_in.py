"""Who is let into the room of a gathering without being in its group: whoever has a confirmed seat, as long as it is for them."""

from uuid import UUID

from samesky.circles.models import Room
from samesky.gatherings.models import Coming, Occurrence
from samesky.gatherings.queries.line import may_come_no_more
from samesky.groups.models import AskedToLeave


def with_a_seat(room: Room, person_ids: set[UUID]) -> set[UUID]:
    """Of these people, who are not in the room's group. A group that asked somebody to step out does not let them in again."""
    row = Occurrence.objects.filter(room=room).select_related("series__group").first()
    if row is None:
        return set()
    held = Coming.objects.filter(occurrence=row, seat=Coming.Seat.HELD, person_id__in=person_ids)
    seated = set(held.values_list("person_id", flat=True))
    if not seated:
        return set()
    asked_out = AskedToLeave.objects.filter(group_id=row.series.group_id, person_id__in=seated)
    return seated - may_come_no_more(row.series, seated) - set(asked_out.values_list("person_id", flat=True))
