"""Where a page opens its stream, and from which place in the room's story."""

from dataclasses import dataclass
from uuid import UUID

from samesky.live.positions import since_token


@dataclass(frozen=True)
class LivePage:
    """What base.html's body carries: `<body data-live="{{ live.address }}" data-since="{{ live.since }}">`."""

    address: str
    since: str


def live_page(room: str, person_id: UUID) -> LivePage:
    """A page about `room`, rendered at this moment.

    **Call it before the first query for the page's content**, as for `since_token`.
    """
    return LivePage(f"/live/{room}", since_token(room, person_id))
