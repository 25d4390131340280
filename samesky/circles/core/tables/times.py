"""What is counted at the tables: people, and milliseconds. Lease, outage, empty room and latest end are the circle's (core.times)."""

from samesky.circles.core.times import MINUTE, SECOND

MOST = 8
"""People at one table. A ninth makes it split."""
MOST_TABLES = 4
TOGETHER = 6
"""Two tables with at most so many people between them join after a calm moment."""
CALM = 30 * SECOND
"""Nothing happened at the table for so long."""
NOTICE = 60 * SECOND
"""Both sides have been told for so long before they join."""
LEFT_ALONE = 15 * MINUTE
"""For so long a table that would rather stay as it is is not asked again."""
PROMPT_EVERY = 60 * SECOND
"""At one table."""
PLACE_KEPT = 5 * MINUTE
"""For somebody who went away without a word."""
TALKING = 3 * MINUTE
"""Who answers within this time is talking with whoever spoke before."""
REMEMBERED = 24
"""So many of a table's last words say who is talking with whom."""
AT_ONCE, AT_ONCE_IN = 5, 10 * SECOND
"""One person says at most so much in so short a time."""
