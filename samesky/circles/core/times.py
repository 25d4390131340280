"""The circle's times, in milliseconds. Each stands in blueprint section 5, under the law that is named beside it."""

SECOND = 1_000
MINUTE = 60 * SECOND

AWAY_AFTER = 45 * SECOND
"""Law 3: since the last sign of life."""
LEFT_AT_LEAST = 30 * SECOND
"""Law 6: what a moved offer has at least."""
GRACE = 30 * SECOND
"""Law 7: spoken, after the time."""
STILL_MINE = 15 * SECOND
"""Law 7: words that come so soon after a turn ended by time belong to it."""
ANYONE_RESUMES_AFTER = 2 * MINUTE
"""Law 8: without a keeper."""
RESUMES_BY_ITSELF = 10 * MINUTE
"""Law 8."""
LATE = 5 * SECOND
"""Law 9: a deadline found later than this was found by nobody."""
COME_BACK = 30 * SECOND
"""Law 9: after an outage, before the time goes on."""
EMPTY_ENDS = 5 * MINUTE
"""Law 10."""
LONGEST = 180 * MINUTE
"""Law 10: the latest end lies at most this far from the opening."""
LEAVING = 3 * MINUTE
"""How long "how are you leaving?" is asked, before the room shuts; the latest end keeps room for it."""
HELD_UNTIL = 60 * SECOND
"""Held words that were being written when the turn ended still reach its speaker."""
FLOOR = 2 * MINUTE
"""A turn of the open floor."""
LONGER = MINUTE
"""Law 6: "a little longer", once in a round, the same for each."""
PRIVATE_LONGER = 5 * MINUTE
"""The most that somebody may set for themselves in the lobby."""
