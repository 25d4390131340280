"""What whoever keeps a simulated circle does: begins, goes on after a round, pauses, gives a minute, and now and then something grave."""

from samesky.circles.core.state import Circle, Stage
from samesky.circles.simulate.faults import Luck
from samesky.circles.simulate.member import Member


class Keeping:
    """The keeping half of a member; it does one thing at a time."""

    def __init__(self, member: Member, luck: Luck, wanted: int) -> None:
        self.member, self.luck, self.wanted = member, luck, wanted
        self.phone = member.phone
        self._look = member.look
        self._at: tuple[object, ...] = ()
        self._watching = False
        self.phone.looked = self.look

    def look(self, circle: Circle) -> None:
        """After every look at the room."""
        self._look(circle)
        me = self.member.seat
        if me is None or circle.closed or self.member.left or not circle.keeps(me.number):
            return
        where = (circle.stage, circle.phase, circle.turns, circle.pause is None)
        if where != self._at:
            self._at = where
            self._keep(circle, me.number)
        if not self._watching:
            self._watching = True
            self.member.evening.later(45_000, self._watch)

    def _watch(self) -> None:
        """Whoever keeps looks again, also when nothing seems to happen."""
        self._watching = False
        self.phone.read_soon(0)

    def _keep(self, circle: Circle, me: int) -> None:
        if circle.pause:
            if self.luck.goes(0.8):
                self._then(2, 150, "Resume")
        elif circle.stage is Stage.LOBBY:
            self._begin()
        elif circle.stage is Stage.OPENING:
            self._then(10, 60, "Next")
        elif circle.stage is Stage.BETWEEN:
            self._then(2, 15, "Next")
        elif circle.stage is Stage.LEAVING and self.luck.goes(0.15):
            self._then(10, 60, "Next")
        elif circle.turn:
            self._during_a_turn(circle, me)

    def _begin(self) -> None:
        """When enough are there, or after a while."""

        def tries() -> None:
            circle = self.phone.circle
            if circle is None or circle.stage is not Stage.LOBBY:
                return
            if len(circle.seats) >= self.wanted or self.member.evening.now - circle.at > 60_000:
                self.phone.send("Begin")
            else:
                self.phone.read_soon(0)
            self.member.evening.later(15_000, tries)

        self.member.evening.later(self.luck.span(20, 60), tries)

    def _then(self, low: float, high: float, what: str, **told: int) -> None:
        self.member.evening.later(self.luck.span(low, high), lambda: self.phone.send(what, **told))

    def _during_a_turn(self, circle: Circle, me: int) -> None:
        assert circle.turn is not None
        number = circle.turn.number
        others = [seat for seat in circle.seats if seat != me]
        whom = self.luck.chance.choice(others) if others else 0
        wish = self.luck.chance.random()
        if wish < 0.06:
            self._then(3, 90, "PauseIt")
        elif wish < 0.09:
            self._then(3, 90, "Extend", number=number)
            self._then(30, 120, "Extend", number=number)
        elif wish < 0.105:
            self._then(20, 60, "Skip", number=number)
        elif wish < 0.12:
            self._then(3, 30, "Rest", seat=whom, on=self.luck.goes(0.6))
        elif wish < 0.13:
            self._then(3, 30, "BeWith", seat=whom)
        elif wish < 0.14:
            self._then(3, 30, "Remove", seat=whom)
        elif wish < 0.155:
            self._then(3, 30, "HandOver", seat=whom)
        elif wish < 0.18:
            self._then(3, 60, "Next")
        elif wish < 0.185:
            self._then(3, 30, "Close")
