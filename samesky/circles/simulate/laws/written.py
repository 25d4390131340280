"""The laws of blueprint section 5 as the checker knows them, with its own numbers: nothing here is taken from the core."""

SECOND = 1_000
MINUTE = 60 * SECOND

AWAY = 45 * SECOND
LEAST_LEFT = 30 * SECOND
GRACE = 30 * SECOND
STILL_MINE = 15 * SECOND
ANYONE_MAY_RESUME = 2 * MINUTE
PAUSE_ENDS = 10 * MINUTE
FOUND_LATE = 5 * SECOND
TO_COME_BACK = 30 * SECOND
EMPTY = 5 * MINUTE
LONGEST = 180 * MINUTE
LEAVING = 3 * MINUTE
A_LITTLE = MINUTE
MOST_PRIVATE = 5 * MINUTE
FLOOR_TURN = 2 * MINUTE
CLOCKS_DIFFER = 2_500
"""So far apart may the clocks of two processes stand at worst."""
SHOWN_WITHIN = 250
"""A page's remaining time may be wrong by so much."""

TURNED = ("names", "round", "methods", "floor", "closing")
HERE = ("waiting", "seated", "away")

NAMES = {
    1: "log",
    2: "once",
    3: "holder",
    4: "order",
    5: "one outcome",
    6: "equal time",
    7: "ending a turn",
    8: "pause",
    9: "interruption",
    10: "it ends",
    11: "who fires",
    12: "append",
    13: "words fade",
    14: "blocks",
    15: "held words",
}
"""15 has no number in the blueprint: what is written to a speaker reaches them after their turn, and nobody else."""
