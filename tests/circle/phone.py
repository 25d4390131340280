"""One person's phone: it signs in, comes in, listens, sends, and writes down what it was told and shown.

It does what the room's page does (js/circle.js, live.js, fragments.js): it looks at the table when it is told that something changed and
at no other time, and a form that got no answer goes out again with the same token, to whichever process is there.
"""

import json
import time
from dataclasses import dataclass, field
from queue import Empty
from random import Random
from typing import Any

import httpx

from tests.circle.room import PASSPHRASE
from tests.circle.shown import View, attribute, form_to, view_in
from tests.stream.browser import Stream

BEAT = 10.0
PATIENCE = 90.0
"""Seconds until a phone gives up: longer than any server stays away here."""

PARTS = ("earlier", "table")
"""In this order: a turn that ends in between is in neither of them for a moment, and never in both."""

COMMANDS = {
    "say": "Say",
    "hold": "Hold",
    "finish": "Finish",
    "pass": "Pass",
    "later": "ComeBack",
    "longer": "ALittleLonger",
}


def _moment() -> int:
    return round(time.time() * 1000)  # noqa: TID251  # the servers of a test go by this machine's clock


@dataclass
class Notes:
    """acknowledged: words whose taking was answered; refused: why others were not. views: what was shown, in order.

    letters and alive are what the checker of simulated circles reads: each command with its tries, and when a sign of life was taken.
    """

    acknowledged: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    letters: list[dict[str, Any]] = field(default_factory=list)
    alive: list[int] = field(default_factory=list)
    tries: int = 0
    sent: int = 0
    streams: int = 0
    resets: int = 0


class Phone:
    def __init__(self, name: str, urls: list[str], room: str, seed: int, timeout: float = 10) -> None:
        self.name, self.urls, self.room = name, urls, room
        self.chance = Random(seed)
        self.url = self.chance.choice(urls)
        self.client = httpx.Client(timeout=timeout, follow_redirects=True)
        self.notes = Notes()
        self.view = View("outside")
        self._stream: Stream | None = None
        self._stale = False
        self._last = self._once = self._csrf = ""
        self._tags, self._parts = dict.fromkeys(PARTS, ""), dict.fromkeys(PARTS, "")
        self._beat_at = 0.0

    @property
    def address(self) -> str:
        return f"/circles/{self.room}/"

    def ask(
        self, method: str, path: str, tries: list[dict[str, Any]] | None = None, **options: Any
    ) -> httpx.Response:
        """One request, tried until somebody answers it: the same bytes, wherever they are taken. tries: where to note each."""
        deadline = time.monotonic() + PATIENCE
        self.notes.sent += 1
        while True:
            self.notes.tries += 1
            if tries is not None:
                tries.append({"sent": _moment(), "answer": None})
            try:
                answer = self.client.request(method, self.url + path, **options)
                if answer.status_code < 500:
                    if self.room in path:
                        self.notes.alive.append(_moment())
                    return answer
                problem = f"{method} {path.replace(self.room, 'room')}: {answer.status_code}"
            except httpx.TransportError as error:
                problem = type(error).__name__
            assert time.monotonic() < deadline, f"{self.name} gives up: {problem}"
            time.sleep(self.chance.uniform(0.05, 0.3))
            self.url = self.chance.choice(self.urls)

    def sign_in(self) -> None:
        form = form_to(self.ask("GET", "/sign-in").text, "/sign-in")
        assert form
        answer = self.ask(
            "POST", "/sign-in", data={**form[1], "pen_name": self.name, "passphrase": PASSPHRASE}
        )
        assert answer.url.path == "/today", answer.url

    def arrive(self) -> None:
        """Accept the agreements, as the page at the door asks."""
        page = self.ask("GET", self.address).text
        form = form_to(page, "/arrive")
        if form:
            tries = self._letter("Arrive", {})["tries"]
            page = self.ask("POST", form[0], tries, data={**form[1], "agree": "on", "longer": "0"}).text
            tries[-1]["answer"] = {"at": _moment(), "refusal": "", "repeated": False}
        self._read(page)
        self._stale = True

    def _read(self, page: str) -> None:
        """The whole page: what it shows, and where its stream begins."""
        box = form_to(page, "/act")
        assert box, page[:2000]
        self._last, self._once = attribute(page, "data-since"), box[1]["once"]
        self._csrf = box[1]["csrfmiddlewaretoken"]
        self._see(view_in(page))

    def _see(self, view: View) -> None:
        self.view = view
        self.notes.views.append(view)

    def listen(self, within: float) -> bool:
        """Take in what comes on the stream for so long; whether the table was looked at again."""
        if self._stream is None:
            self._connect()
        assert self._stream
        try:
            message = self._stream.messages.get(timeout=within)
            while message is not None:
                self._last = message.id or self._last
                self.notes.resets += message.event == "reset"
                self._stale |= message.event == "reset" or message.data.get("fragment") in PARTS
                message = self._stream.messages.get_nowait()
            self._stream.close()
            self._stream = None
        except Empty:
            pass
        self._give_a_sign()
        return self._stale and self.look()

    def _connect(self) -> None:
        """Open the stream again where it broke off, at any process that answers."""
        deadline = time.monotonic() + PATIENCE
        while self._stream is None:
            cookies = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
            first = not self.notes.streams
            try:
                stream = Stream(
                    f"{self.url}/live/circle:{self.room}?since={self._last}",
                    cookies,
                    "" if first else self._last,
                )
                if stream.status == 200:
                    self._stream = stream
                    self.notes.streams += 1
                    return
                assert stream.status >= 500, f"{self.name}: a stream answers {stream.status}"
            except (OSError, IndexError):
                pass
            assert time.monotonic() < deadline, f"{self.name} finds no stream"
            time.sleep(self.chance.uniform(0.05, 0.3))
            self.url = self.chance.choice(self.urls)

    def _give_a_sign(self) -> None:
        if time.monotonic() > self._beat_at:
            self._beat_at = time.monotonic() + BEAT
            self.here()

    def here(self) -> dict[str, Any]:
        """A sign of life: what the server says of the turn's time."""
        told = json.loads(
            self.ask("POST", f"{self.address}here", data={"csrfmiddlewaretoken": self._csrf}).text
        )
        assert isinstance(told, dict)
        return told

    def at(self, url: str) -> None:
        """From now on at this server, and no other."""
        if self._stream:
            self._stream.close()
            self._stream = None
        self.urls, self.url = [url], url

    def look(self) -> bool:
        """Fetch the table again, and what was said before it; whether either looks different."""
        self._stale = False
        changed = [self._fetch(part) for part in PARTS]
        if any(changed):
            self._see(view_in("".join(self._parts.values())))
        return any(changed)

    def _fetch(self, part: str) -> bool:
        answer = self.ask("GET", f"{self.address}{part}", headers={"If-None-Match": self._tags[part]})
        if answer.status_code == 304:
            return False
        assert answer.status_code == 200, answer.status_code
        self._tags[part], self._parts[part] = answer.headers["etag"], answer.text
        return True

    def fresh(self) -> View:
        """What the table shows to somebody who has just come, whatever this phone was told."""
        return view_in("".join(self.ask("GET", f"{self.address}{part}").text for part in PARTS))

    def act(self, do: str, words: str = "") -> bool:
        """Press a button of the box; whether it was done."""
        body = {
            "csrfmiddlewaretoken": self._csrf,
            "once": self._once,
            "number": str(self.view.number),
            "to": str(self.view.to),
            "exact": "yes",
            "words": words,
            "do": do,
        }
        letter = self._letter(
            COMMANDS[do], {"number": self.view.to if do == "hold" else self.view.number}, words
        )
        answer = self.ask(
            "POST", f"{self.address}act", letter["tries"], data=body, headers={"Accept": "application/json"}
        )
        told = json.loads(answer.text)
        refusal = told["says"] if told["refused"] else ""
        letter["tries"][-1]["answer"] = {"at": _moment(), "refusal": refusal, "repeated": False}
        self._once = told["once"] or self._once
        self._stale = True
        if told["refused"]:
            self.notes.refused.append((do, told["says"]))
            return False
        if words:
            self.notes.acknowledged.append(words)
        return True

    def _letter(self, what: str, told: dict[str, int], words: str = "") -> dict[str, Any]:
        letter = {
            "id": f"{self.name}-{self.notes.sent}",
            "what": what,
            "told": told,
            "words": words,
            "tries": [],
        }
        self.notes.letters.append(letter)
        return letter

    def transcript(self, seat: int) -> dict[str, Any]:
        """As the checker of simulated circles reads it: what was done, and when a sign of life was taken."""
        done = [one for one in self.notes.letters if not one["tries"][-1]["answer"]["refusal"]]
        told = {"person": self.name, "apart": [], "seat": seat, "asked": done, "saw": []}
        return {**told, "alive": self.notes.alive}

    def keep(self) -> None:
        """Press the button that stands out in the keeper's part, if there is one."""
        panel = self.ask("GET", f"{self.address}keep/panel").text
        for ending in ("/keep/begin", "/keep/resume", "/keep/next"):
            form = form_to(panel, ending)
            if form and (ending != "/keep/next" or self.fresh().state == "between"):
                self.ask("POST", form[0], data=form[1])
                return

    def leave_well(self) -> None:
        """Answer "how are you leaving?"."""
        page = self.ask("GET", f"{self.address}leaving").text
        form = form_to(page, "/leaving")
        assert form, page[:500]
        self.ask("POST", f"{self.address}leaving", data={**form[1], "how": "all-right"})

    def hang_up(self) -> None:
        if self._stream:
            self._stream.close()
        self.client.close()
