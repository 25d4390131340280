"""Where a series can be cut in two, for "this and all after"."""

from datetime import datetime

from samesky.gatherings.core.after import Cut, cut
from samesky.gatherings.core.recurrence import occurrences
from samesky.gatherings.core.rule import LAST_YEAR
from samesky.gatherings.core.when import original_of
from samesky.gatherings.models import Series
from samesky.gatherings.pattern import pattern_of
from samesky.kit.clock import now


def cut_at(series: Series, original: str) -> Cut | None:
    """The series in two before this time; None where it does not happen then."""
    local = original_of(original)
    return cut(pattern_of(series), local) if local else None


def next_begin(series: Series) -> str:
    """The name of the next time that has not begun; empty when there is none."""
    at = now()
    end = datetime(LAST_YEAR, 12, 31, tzinfo=at.tzinfo)
    ahead = occurrences(pattern_of(series), at, end, 2)
    return next((one.name for one in ahead if one.starts > at), "")
