"""Gatherings at rest: series, the times that something hangs on, who comes, covers that were asked, and addresses for calendars."""

from samesky.gatherings.models.calendar import Bringing, CalendarAddress, Listing
from samesky.gatherings.models.coming import Buddy, Coming, Reminded, RemindMe
from samesky.gatherings.models.cover import CoverAsked
from samesky.gatherings.models.occurrence import Occurrence
from samesky.gatherings.models.series import Duty, Series
from samesky.gatherings.models.signing import SigningKey

__all__ = [
    "Bringing",
    "Buddy",
    "CalendarAddress",
    "Coming",
    "CoverAsked",
    "Duty",
    "Listing",
    "Occurrence",
    "RemindMe",
    "Reminded",
    "Series",
    "SigningKey",
]
