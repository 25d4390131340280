"""Why a plan for a gathering cannot be kept. The sentences for people are in `samesky.gatherings.wording`."""

from enum import StrEnum


class Refusal(StrEnum):
    """One reason each; where several are true, the first that was found."""

    TOO_OFTEN = "too often"
    """More than once a day: FREQ of an hour, a minute or a second, or several hours of a day."""
    FAR_YEAR = "far year"
    """Before 1970 or after 2100."""
    NO_SUCH_ZONE = "no such zone"
    NONSENSE = "nonsense"
    """Not a rule at all, or one that contradicts itself."""
    NOT_UNDERSTOOD = "not understood"
    """A lawful rule with a part that we do not keep."""
    TOO_LONG = "too long"
    """A gathering takes a day at most."""
    TOO_SHORT = "too short"
    TWO_ENDS = "two ends"
    """COUNT and UNTIL (RFC 5545, 3.3.10: not both)."""
    TOO_MANY = "too many"
    """More than a thousand times, said as a number."""
    LONG_TEXT = "long text"
    NEVER = "never"
    """No day fits."""
