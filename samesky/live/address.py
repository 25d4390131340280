"""Where a page opens its stream."""

from uuid import UUID

from samesky.live.positions import since_token


def live_address(room: str, person_id: UUID) -> str:
    """The address of a page's stream, with the place the page is rendered at.

    **Call it before the first query for the page's content**, as for `since_token`.
    """
    return f"/live/{room}?since={since_token(room, person_id)}"
