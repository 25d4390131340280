"""A person at a page of a room, as tests write it."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from samesky.circles.log import circle_of
from samesky.circles.models import Room
from samesky.people.models import Person

BY_SCRIPT = {"Accept": "application/json"}


@dataclass
class At:
    """Somebody at a room's page."""

    person: Person
    room: Room

    @property
    def client(self) -> Client:
        client = Client()
        client.force_login(self.person)
        return client

    def get(self, part: str = "", **headers: str) -> Any:
        return self.client.get(f"/circles/{self.room.id}/{part}", headers=headers)

    def reads(self, part: str = "table") -> str:
        """What the page, or a part of it, says."""
        return str(self.get(part).content.decode())

    def press(self, do: str, **sent: object) -> dict[str, Any]:
        """A button of the box, as the page's script sends it: what it is answered."""
        return dict(self.posts("act", do=do, **sent).json())

    def posts(self, part: str, **sent: object) -> Any:
        number = circle_of(self.room.id).turns
        body = {"number": number, "to": number, "exact": "yes", **sent} if part == "act" else sent
        return self.client.post(f"/circles/{self.room.id}/{part}", body, headers=BY_SCRIPT)

    def posts_plainly(self, part: str, **sent: object) -> Any:
        """The same without a script."""
        return self.client.post(f"/circles/{self.room.id}/{part}", sent)
