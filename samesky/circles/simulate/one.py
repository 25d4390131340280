"""One simulated circle, from the opening of its lobby until it has closed and everybody has looked once more."""

import json
from datetime import timedelta
from functools import partial

from samesky.circles.actions.calling_off import call_off
from samesky.circles.actions.opening import open_room
from samesky.circles.card import Card
from samesky.circles.core.state import Circle
from samesky.circles.models import Logged, Serving
from samesky.circles.simulate.afterwards import EVERY, look_afterwards
from samesky.circles.simulate.between import Between
from samesky.circles.simulate.evening import Evening
from samesky.circles.simulate.faults import CLOCK, CRASH, Luck
from samesky.circles.simulate.keeper import Keeping
from samesky.circles.simulate.letters import Told
from samesky.circles.simulate.member import Member
from samesky.circles.simulate.phone import Phone
from samesky.circles.simulate.place import KEEPERS, Place
from samesky.circles.simulate.planned import draw_plan
from samesky.circles.simulate.server import EPOCH, Server
from samesky.kit.clock import held_at
from samesky.people.models import Block, Person

MINUTE = 60_000
AT_MOST = 240 * MINUTE


class One:
    """One circle with its people."""

    def __init__(self, number: int, place: Place, luck: Luck, between: Between, begins: int) -> None:
        self.number, self.place, self.luck = number, place, luck
        self.evening = Evening(begins)
        self.apart = self._apart()
        self.plan = draw_plan(luck, max(3, len(place.people) - 2), begins)
        Serving.objects.update_or_create(id=1, defaults={"at": begins})
        with held_at(EPOCH + timedelta(milliseconds=begins)):
            room = open_room(place.people[0], place.group, Card(f"Circle {number}"), self.plan)
        self.server = Server(self.evening, luck, room, between)
        self.members = [self._member(n, person) for n, person in enumerate(place.people)]
        self.server.changed, self.server.signs = self._changed, self._signs
        self.server.outage_over = self._outage_over
        self.over_at = 0
        self._plan()

    def _apart(self) -> tuple[Person, ...]:
        """Now and then, two people of whom one has blocked the other."""
        Block.objects.all().delete()
        if not self.luck.goes(0.4):
            return ()
        one, other = self.luck.chance.sample(self.place.people, 2)
        Block.objects.create(by=one, of=other)
        return one, other

    def _member(self, n: int, person: Person) -> Member:
        phone = Phone(person, f"person {n + 1}", self.evening, self.luck, self.server)
        if person in self.apart:
            other = self.apart[1 - self.apart.index(person)]
            phone.notes.apart.append(f"person {self.place.people.index(other) + 1}")
        member = Member(phone, self.evening, self.luck)
        Keeping(member, self.luck, wanted=max(2, len(self.place.people) - 4))
        return member

    def _plan(self) -> None:
        """Who comes when, and what goes wrong when."""
        one_keeper = self.luck.goes(0.3)
        from_now = self._from_when()
        together = from_now + self.luck.span(0, 90)
        for n, member in enumerate(self.members):
            late = self.luck.goes(0.15)
            comes = from_now + self.luck.span(0, 1500 if late else 100)
            if self.apart and member.phone.person in self.apart and self.luck.goes(0.7):
                comes = together
            if n < KEEPERS and self.luck.goes(0.7):
                comes = from_now + self.luck.span(0, 30)
            if not (one_keeper and 0 < n < KEEPERS):
                self.evening.at(comes, member.comes)
        if one_keeper:
            self.evening.later(self.luck.span(240, 900), self.members[0].drop)
        for _ in range(self.luck.chance.choice((0, 1, 2, 2))):
            moment, span = self.luck.span(60, 2000), round(1000 * 300 ** self.luck.chance.random())
            if CRASH in self.luck.faults:
                self.evening.later(moment, partial(self.server.fall, span))
        for _ in range(4):
            moment = self.luck.span(0, 3000)
            if CLOCK in self.luck.faults:
                self.evening.later(moment, self.server.wrong_clock)

    def _from_when(self) -> int:
        """When people begin to come: where they are awaited, around then. Now and then the place calls such a circle off."""
        awaited = self.plan.awaited
        if not awaited:
            return self.evening.now
        if self.luck.goes(0.5):
            self.evening.at(awaited + self.luck.span(0, 120), self._call_off)
        return max(self.evening.now, awaited - self.luck.span(-60, 600))

    def _call_off(self) -> None:
        answer = self.server.ask(lambda: {"done": call_off(self.server.room)})
        if answer and answer.get("done"):
            self.server.count("called off")

    def _signs(self) -> dict[int, int]:
        beats = {member.phone.notes.seat: member.phone.beat() for member in self.members}
        return {seat: beat for seat, beat in beats.items() if beat}

    def _outage_over(self) -> None:
        for member in self.members:
            member.phone.skip_beats()

    def _changed(self, circle: Circle) -> None:
        """The room says that something changed: whom it concerns looks, and some others."""
        if circle.closed and not self.over_at:
            self.over_at = self.evening.now + 90_000
            self._after()
        concerned = {circle.turn.seat if circle.turn else 0, circle.keeper}
        others = 0.6 if circle.pause and not circle.keeper else 0.07
        for member in self.members:
            if member.phone.notes.seat in concerned or self.luck.goes(others):
                member.phone.read_soon(self.luck.span(0.03, 1.2))

    def _after(self) -> None:
        """After the end: a last look, and somebody who says one thing more."""
        for member in self.members:
            self.evening.later(self.luck.span(1, 60), partial(member.phone.read_soon, 0))
            if self.luck.goes(0.1) and member.phone.notes.seat:
                self.evening.later(self.luck.span(1, 60), partial(self._one_thing_more, member.phone))

    def _one_thing_more(self, phone: Phone) -> None:
        number = phone.circle.turns if phone.circle else 1
        phone.ask("Say", {"number": number}, f"said after the end by {phone.notes.person}")

    def _over(self) -> bool:
        return self.server.beyond_hope or bool(self.over_at and self.evening.now > self.over_at)

    def told(self) -> Told:
        """Let it happen, and tell its story: the stored log, and what each client wrote down."""
        self.evening.pass_until(self.evening.begins + AT_MOST, self._over)
        room = self.server.room
        rows = Logged.objects.filter(room=room).order_by("id").values_list("seq", "at", "kind", "told")
        log = [[seq, at, kind, json.loads(told)] for seq, at, kind, told in rows]
        return {
            "circle": self.number,
            "log": log,
            "clients": [member.phone.notes.as_json() for member in self.members],
            "planted": self.server.planted,
            "afterwards": look_afterwards(room.pk, room.key_id) if self.number % EVERY == 0 else None,
        }
