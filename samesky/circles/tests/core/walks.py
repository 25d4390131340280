"""Random walks through a circle, the same for the same seed: what twelve people might do in an hour, and what might happen to them."""

from random import Random

from samesky.circles.core import commands as ask
from samesky.circles.core.commands import Command
from samesky.circles.core.plan import Plan
from samesky.circles.core.state import Reach
from samesky.circles.core.times import MINUTE, SECOND
from samesky.circles.tests.core.laws import Laws
from samesky.circles.tests.core.room import FULL, SHORT, Room

PLANS = (
    Plan(FULL),
    Plan(SHORT, longest=10 * MINUTE),
    Plan(FULL, keeperless=True),
    Plan(SHORT, capacity=6, longest=30 * MINUTE),
)
SPANS = (1, 100, SECOND, 20 * SECOND, 45 * SECOND, MINUTE, 2 * MINUTE, 4 * MINUTE)


def anything(r: Random, room: Room) -> Command:
    """Something somebody might ask for, mostly of the turn that is going on."""
    number = room.n if room.circle.turn and r.random() < 0.9 else r.randint(-1, room.circle.turns + 1)
    seat = r.randint(1, 7)
    often: list[Command] = [
        ask.Say(number, "w"),
        ask.Finish(number),
        ask.Finish(number),
        ask.Next(),
        ask.Answer(),
    ]
    seldom: list[Command] = [
        ask.Pass(number), ask.ComeBack(number), ask.ALittleLonger(number), ask.Hold(number, "h"),
        ask.RaiseHand(r.random() < 0.8), ask.Choose(r.choice(list(Reach)), r.random() < 0.2, r.random() < 0.2),
        ask.PauseIt(), ask.Resume(), ask.Resume(), ask.Extend(number), ask.Skip(number), ask.Return(),
        ask.Arrive(seat <= 2, r.random() < 0.1, r.choice((0, 0, MINUTE, 3 * MINUTE))),
    ]  # fmt: skip
    rare: list[Command] = [
        ask.Rest(seat), ask.Rest(seat, on=False), ask.BeWith(seat), ask.Remove(seat), ask.HandOver(seat),
        ask.Leave(), ask.Begin(), ask.Close(), ask.Open(room.plan),
    ]  # fmt: skip
    return r.choice(r.choices((often, seldom, rare), (5, 5, 1))[0])


def walk(seed: int, steps: int = 250) -> Laws:
    """One circle, from its opening until it is closed or `steps` are done, watched by the laws."""
    r = Random(seed)
    room = Room(PLANS[seed % len(PLANS)])
    laws = Laws(room)
    room.does(1, ask.Open(room.plan))
    room.arrives(*range(1, r.randint(2, 7)), private_longer=r.choice((0, MINUTE)))
    for _ in range(steps):
        if room.circle.closed:
            break
        one_step(r, room)
    return laws


def one_step(r: Random, room: Room) -> None:
    seat = r.randint(1, 7)
    chance = r.random()
    if chance < 0.25:
        room.passes(r.choice(SPANS))
    elif chance < 0.26:
        room.outage(r.choice((4 * SECOND, 6 * SECOND, 2 * MINUTE, 12 * MINUTE)))
    elif chance < 0.29:
        room.sleeps(seat)
    elif chance < 0.36:
        room.awake.add(seat)
        room.asks(seat, ask.Return())
    elif chance < 0.40:
        room.awake.add(seat)
        room.asks(seat, ask.Arrive(seat <= 2))
    elif chance < 0.401:
        room.asks(0, ask.Wind())
    elif chance < 0.4012:
        room.asks(0, ask.CallOff())
    elif chance < 0.44:
        keeper = room.circle.keeper or seat
        room.asks(keeper, r.choice((ask.Begin(), ask.Next(), ask.Resume(), ask.PauseIt())))
    else:
        by = room.holder if room.holder and r.random() < 0.6 else seat
        room.asks(by, anything(r, room))
