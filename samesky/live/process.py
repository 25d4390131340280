"""The one hub of this process, started by the first who needs it."""

from samesky.live import queries
from samesky.live.hub import Hub
from samesky.live.models import CONTROL
from samesky.live.revoker import Revoker

_hubs: list[Hub] = []


async def the_hub() -> Hub:
    """This process's hub, running on the current loop."""
    if not _hubs:
        _hubs.append(
            Hub(queries, Revoker(queries.revocations_after, lambda: queries.current_place(CONTROL).seq))
        )
    await _hubs[0].start()
    return _hubs[0]


async def stop_the_hub() -> None:
    """End its streams, where it runs. It stays: a stream that comes late is sent away by it."""
    for hub in _hubs:
        await hub.stop()
