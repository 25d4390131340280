"""Who hears the desk, live: moderators, but never of a report about themselves."""

from uuid import UUID

from samesky.live.core.told import Told
from samesky.people.models import RoleGrant
from samesky.safety.models import DESK_ROOM, Report
from samesky.safety.queries.watching import WATCHERS


class DeskRoom:
    """The room "desk:all"."""

    def may_listen(self, person_id: UUID, room: str) -> bool:
        return room == DESK_ROOM and bool(_moderators({person_id}))

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        report = Report.objects.filter(id=str(event.payload["report"])).first()
        return _moderators(person_ids) - {report.about_id if report else None}


def _moderators(person_ids: set[UUID]) -> set[UUID]:
    grants = RoleGrant.objects.filter(person_id__in=person_ids, role__in=WATCHERS)
    return set(grants.values_list("person_id", flat=True))
