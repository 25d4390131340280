"""Somebody in a simulated circle: comes, listens, speaks in their turn, drops out of the connection, goes, comes again."""

from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Circle, Seat, Stage, Turn, Where
from samesky.circles.simulate.evening import Evening
from samesky.circles.simulate.faults import DROP, Luck
from samesky.circles.simulate.letters import Told
from samesky.circles.simulate.phone import Phone

WAYS = ("speaks", "passes", "later", "overruns", "longer", "silent", "drops", "leaves", "quick")
WEIGHTS = (34, 9, 8, 10, 7, 4, 5, 1, 22)
MINUTE = 60_000


class Member:
    """What one person does. `keeps` is asked after every look, for who keeps the circle."""

    def __init__(self, phone: Phone, evening: Evening, luck: Luck) -> None:
        self.phone, self.evening, self.luck = phone, evening, luck
        self.turns: set[int] = set()
        self.held: set[int] = set()
        self.said = 0
        self.left = False
        self.answered = False
        self.listens = luck.goes(0.05)
        self.private = luck.chance.choice((0, 0, 0, 0, 0, 90_000, 120_000))
        phone.looked = self.look

    @property
    def seat(self) -> Seat | None:
        """My seat as I saw it last."""
        circle = self.phone.circle
        return circle.seats.get(self.phone.notes.seat) if circle else None

    def comes(self) -> None:
        """Open the page and ask to be let in."""
        self.phone.connect()
        self.left = False
        told = {"listens": self.listens, "private_longer": self.private}
        self.phone.ask("Arrive", told, answered=self._let_in)

    def _let_in(self, answer: Told) -> None:
        if answer.get("refusal") == "full" and self.luck.goes(0.7):
            self.evening.later(self.luck.span(60, 240), self.comes)
        elif not answer.get("refusal"):
            self.phone.read_soon(100)
            self.evening.later(self.luck.span(30, 600), self._restless)

    def look(self, circle: Circle) -> None:
        """After every look at the room."""
        me = self.seat
        if me is None or self.left or circle.closed:
            return
        if me.where is Where.AWAY:
            self.phone.send("Return")
        elif me.where is Where.LEFT and self.luck.goes(0.3):
            self.comes()
        elif circle.turn and circle.turn.seat == me.number:
            self._my_turn(circle, circle.turn)
        elif circle.turn and me.seated:
            self._listen(circle, circle.turn)
        elif circle.stage is Stage.LEAVING and me.seated and not self.answered:
            self.answered = self.luck.goes(0.8)
            if self.answered:
                self._then(5, 60, "Answer")
        elif circle.pause and not circle.keeper and me.seated and self.luck.goes(0.5):
            self._then(5, 200, "Resume")

    def _then(self, low: float, high: float, what: str, **told: int) -> None:
        """Ask for something in a while."""
        self.evening.later(self.luck.span(low, high), lambda: self.phone.send(what, **told))

    def _my_turn(self, circle: Circle, turn: Turn) -> None:
        if turn.number in self.turns:
            return
        self.turns.add(turn.number)
        way = self.luck.chance.choices(WAYS, WEIGHTS)[0]
        if not turn.first and self.luck.goes(0.25):
            way = "later"  # once more, which cannot be
        number = turn.number
        span = turn.given / 1000
        match way:
            case "passes":
                self._then(1, 12, "Pass", number=number)
            case "quick":
                self._say_at(self.luck.span(1, 10), number)
                self._then(2, 20, "Finish", number=number)
            case "later":
                if self.luck.goes(0.3):
                    self._say_at(self.luck.span(5, 20), number)
                self._then(3, span * 0.9, "ComeBack", number=number)
            case "speaks" | "longer":
                self._speak(number, span * 0.8, self.luck.chance.choice((1, 2, 2, 3)))
                if way == "longer":
                    self._then(5, span * 0.8, "ALittleLonger", number=number)
                    self._then(5, span, "ALittleLonger", number=number)
                self._then(span * 0.5, span * 0.95, "Finish", number=number)
            case "overruns":
                self._speak(number, span, 1)
                for _ in range(3):
                    self._say_at(self.luck.span(span, span + 50), number)
            case "drops":
                self._speak(number, span / 2, 1)
                self.evening.later(self.luck.span(3, span), self.drop)
            case "leaves":
                self.evening.later(self.luck.span(3, span), self._leave)

    def _speak(self, number: int, within: float, times: int) -> None:
        for _ in range(times):
            self._say_at(self.luck.span(1, max(2.0, within)), number)

    def _say_at(self, span: int, number: int) -> None:
        def says() -> None:
            self.said += 1
            self.phone.ask("Say", {"number": number}, self._words("said"))

        self.evening.later(span, says)

    def _words(self, kind: str) -> str:
        return f"{kind} by {self.phone.notes.person}, number {self.said}"

    def _listen(self, circle: Circle, turn: Turn) -> None:
        if turn.number in self.held:
            return
        self.held.add(turn.number)
        if self.luck.goes(0.05):

            def holds() -> None:
                self.said += 1
                self.phone.ask("Hold", {"number": turn.number}, self._words("held"))

            self.evening.later(self.luck.span(1, 90), holds)
        if self.luck.goes(0.01):
            self._then(1, 20, "Finish", number=turn.number)
        if self.luck.goes(0.02):
            self._say_at(self.luck.span(1, 20), turn.number)
        if circle.kind is Kind.FLOOR and self.luck.goes(0.08):
            self._then(1, 20, "RaiseHand", up=self.luck.goes(0.9))

    def drop(self) -> None:
        """The connection is gone for a while."""
        if not self.phone.online or DROP not in self.luck.faults:
            return
        self.phone.disconnect()
        self.evening.later(self.luck.span(3, 240), self.phone.connect)

    def _leave(self) -> None:
        self.left = True
        self.phone.send("Leave")
        if self.luck.goes(0.6):
            self.evening.later(self.luck.span(20, 400), self.comes)

    def _restless(self) -> None:
        """Now and then somebody does something that nobody asked for."""
        circle = self.phone.circle
        if circle is None or circle.closed or self.left:
            return
        wish = self.luck.chance.random()
        if wish < 0.30:
            self.drop()
        elif wish < 0.60:
            reach = self.luck.chance.choice(("speak", "pass", "later"))
            self.phone.send("Choose", reach=reach, listens=self.luck.goes(0.1), no_notes=self.luck.goes(0.15))
        elif wish < 0.66:
            self._leave()
            return
        elif wish < 0.75:
            self.phone.send("Pass", number=self.luck.chance.randint(0, circle.turns + 1))
        else:
            self.phone.read_soon(100)
        self.evening.later(self.luck.span(60, 900), self._restless)
