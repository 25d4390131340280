"""Keeping the rota: hosts and safeguarding leads give and end turns."""

from collections.abc import Iterable
from datetime import UTC
from uuid import UUID

from django.core.cache import cache
from django.db import transaction

from samesky.people.acting import acting
from samesky.people.models import Person
from samesky.safety.core.watch import Turn
from samesky.safety.models import WatchTurn
from samesky.safety.queries.watching import CACHE
from samesky.safety.record import note


def give_turns(keeper: Person, watcher_id: UUID, turns: Iterable[Turn], *, once: str = "") -> None:
    """Put somebody on the rota. A turn that stands already is not given twice."""
    with acting(keeper, once) as act:
        act.result = "/host/watch"
        for turn in turns:
            starts, ends = turn.starts_at.astimezone(UTC), turn.ends_at.astimezone(UTC)
            if starts >= ends:
                continue
            given, fresh = WatchTurn.objects.get_or_create(
                person_id=watcher_id, starts_at=starts, ends_at=ends, defaults={"made_by": keeper}
            )
            if fresh:
                note(keeper, "gave a turn", "watch", given.id)
        forget_soon()


def end_turn(keeper: Person, turn_id: UUID, *, once: str = "") -> None:
    """Take a turn off the rota; one that has begun ends now. The banner says so within seconds, in every process."""
    with acting(keeper, once) as act:
        act.result = "/host/watch"
        if WatchTurn.objects.filter(id=turn_id).delete()[0]:
            note(keeper, "ended a turn", "watch", turn_id)
        forget_soon()


def forget_soon() -> None:
    """This process reads the rota again as soon as the change is there."""
    transaction.on_commit(lambda: cache.delete(CACHE))
