"""What the room of a gathering is like: its script, its places and its latest end come from the plan of the series."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from samesky.circles.core.plan import FEWEST, MOST
from samesky.circles.core.times import LONGEST, MINUTE
from samesky.circles.forms.opening import usual
from samesky.circles.models import Script, ScriptVersion
from samesky.circles.scripts.shipped import shipped_script
from samesky.circles.scripts.written import Written, from_json
from samesky.gatherings.models import Series
from samesky.people import sealing
from samesky.people.keyring import KeyGone


def written_for(series: Series, title: str, people: int, at: datetime, ends: datetime) -> Written:
    """The script it was planned with, else the usual one; with its own title, places for so many, and time until it ends.

    people: who has a seat or keeps. A circle has 3 to 12 places and lasts three hours at most, whatever was planned.
    """
    script = _script_of(series) or usual(series.kind)
    left = int((ends - at).total_seconds() * 1000)
    return replace(
        script,
        title=title,
        kind=series.kind,
        capacity=min(max(people, FEWEST), MOST),
        longest=min(max(left, script.longest, 10 * MINUTE), LONGEST),
    )


def _script_of(series: Series) -> Written | None:
    """None for a script that was withdrawn, or that nobody can read any more: the gathering takes place all the same."""
    whose, _, name = series.script.partition(":")
    if whose == "shipped":
        shipped = shipped_script(name)
        return shipped.written if shipped else None
    return _own(series, name) if whose == "script" else None


def _own(series: Series, name: str) -> Written | None:
    try:
        script = Script.objects.filter(id=UUID(name), group=series.group_id, withdrawn_at=None).first()
        version = ScriptVersion.objects.filter(script=script).order_by("-number").first() if script else None
        return from_json(sealing.read(version, "words")) if version else None
    except (ValueError, KeyGone):
        return None
