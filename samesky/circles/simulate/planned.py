"""The scripts that simulated circles follow: long and short, with and without an open floor, some without a keeper, some appointed."""

from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import FLOOR, MINUTE
from samesky.circles.simulate.faults import Luck


def draw_plan(luck: Luck, people: int, now: int) -> Plan:
    """A script for one circle; three in ten are for an appointed time, some minutes from now."""
    chance = luck.chance
    phases = [Phase(Kind.OPENING)]
    if luck.goes(0.4):
        phases.append(Phase(Kind.NAMES, MINUTE // 2))
    for _ in range(chance.choice((1, 1, 1, 2))):
        kind = Kind.METHODS if luck.goes(0.1) else Kind.ROUND
        phases.append(Phase(kind, chance.choice((1, 2, 3)) * MINUTE))
    if luck.goes(0.3):
        phases.append(Phase(Kind.FLOOR, FLOOR))
    phases += [Phase(Kind.CLOSING, MINUTE), Phase(Kind.LEAVING)]
    longest = chance.choice((20, 45, 90, 90, 120)) * MINUTE
    awaited = now + luck.span(300, 900) if luck.goes(0.3) else 0
    return Plan(tuple(phases), people, longest, keeperless=luck.goes(0.1), awaited=awaited)
