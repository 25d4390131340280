"""What else the place needs to be walked around in: a watch that keeps the evenings, lines that reach nobody, something on the desk.

These are done by the actions themselves, so their ids are random; nothing of what people said hangs on them.
"""

from datetime import datetime, time, timedelta
from typing import Any

from samesky.demo.core.calendar import MINUTE, Calendar
from samesky.demo.filling.people import HOST
from samesky.demo.filling.scene import Scene
from samesky.kit.clock import held_at
from samesky.people.models import Person
from samesky.safety.actions.lines import enter
from samesky.safety.actions.reporting import report
from samesky.safety.actions.watch import give_turns
from samesky.safety.carried import Carried
from samesky.safety.core.watch import Turn
from samesky.safety.models import HelpLine, Report
from samesky.safety.things import things
from samesky.shares.models import Share

WATCHERS = ("Elif", "Farid")
"""They take the evenings by turns: being on watch takes a role that may open what somebody tells us."""
FROM, UNTIL = time(17), time(23)
DAYS_BEHIND, DAYS_AHEAD = 14, 70
NOT_A_NUMBER = "Rehearsal line (not a real number)"

REPORTED = ("carers-of-a-parent-who-forgets", "s47")
REPORTER = "Clothespeg"
CONCERN = (
    "She says when it is and what sort of ward, and she works on one. Somebody could know her by it. "
    "I should not like her to feel told off, so could one of you ask her quietly whether she minds?"
)


def add_the_rest(scene: Scene) -> None:
    """Inside a ring, after everything else. The emergency number stays unentered, so that /help-now gives the real ones."""
    begun = scene.calendar.told(scene.calendar.midnight(0) + timedelta(hours=10))
    with held_at(begun):
        _keep_the_evenings(scene)
        for line in _lines(scene.calendar):
            enter(scene.people[HOST], line)
    _put_on_the_desk(scene)


def _keep_the_evenings(scene: Scene) -> None:
    """Nobody watches at night, and the pages say so."""
    for place, name in enumerate(WATCHERS):
        days = range(place - DAYS_BEHIND, DAYS_AHEAD, len(WATCHERS))
        turns = [_evening(scene.calendar.end, day) for day in days]
        give_turns(scene.people[HOST], scene.people[name].id, turns)


def _evening(end: datetime, day: int) -> Turn:
    date = end.date() + timedelta(days=day)
    return Turn(datetime.combine(date, FROM, end.tzinfo), datetime.combine(date, UNTIL, end.tzinfo))


def _lines(calendar: Calendar) -> list[dict[str, Any]]:
    """No real number, and nothing that could be dialled: a rehearsal sends nobody into a wrong conversation."""
    checked = calendar.end.date() - timedelta(days=20)
    shared: dict[str, Any] = {
        "reach": NOT_A_NUMBER,
        "checked_on": checked,
        "expires_on": checked + timedelta(days=360),
    }
    anybody = {
        "name": "The rehearsal's night line",
        "shelf": HelpLine.Shelf.ANYBODY,
        "hours": "every night, in the rehearsal",
        "for_whom": "for anybody; a real place has real lines here",
        "costs": "nothing",
    }
    young = {
        "name": "The rehearsal's line for young people",
        "shelf": HelpLine.Shelf.YOUNG,
        "hours": "afternoons, in the rehearsal",
        "for_whom": "for people under 18",
    }
    return [shared | anybody, shared | young]


def _put_on_the_desk(scene: Scene) -> Report | None:
    """One concern that nobody has looked at yet; None in a season without the share it is about."""
    share = Share.objects.filter(id=scene.chance.id(*REPORTED)).first()
    reporter = scene.people.get(REPORTER)
    if share is None or reporter is None:
        return None
    with held_at(min(share.said_at + 47 * MINUTE, scene.calendar.told(scene.calendar.end))):
        return report(reporter, _as_shown(reporter, share), Report.Reason.PRIVATE, CONCERN)


def _as_shown(reporter: Person, share: Share) -> Carried:
    kind = things.get("share")
    assert kind is not None
    return Carried("share", share.id, reporter.id, kind.seen(reporter, share.id))
