"""What the lead looks after: concerns, a help line, a turn on watch."""

from datetime import date, timedelta

from samesky.circles.actions import unsealing
from samesky.circles.models import Room
from samesky.kit.clock import now
from samesky.people.models import Person
from samesky.safety.actions.reporting import report
from samesky.safety.carried import Carried
from samesky.safety.models import HelpLine, Report, WatchTurn
from samesky.safety.things import things
from samesky.shares.models import Share


def concerns(people: dict[str, Person], said: dict[str, Share]) -> dict[str, Report]:
    thing = things.get("share")
    assert thing is not None
    told = {}
    for name, share in (
        ("Ben's concern about Amara's share", "Amara's share in an open group"),
        ("Ben's concern about Elif's share", "Elif's share to all members"),
    ):
        ben, about = people["Ben"], said[share].id
        told[name] = report(ben, Carried("share", about, ben.id, thing.seen(ben, about)), "hurts", "")
    return told


def concern_about_turn(people: dict[str, Person], room: Room) -> Report:
    return unsealing.tell_of_turn(people["Ben"], room, 1, 1, "hurts", "")


def help_line() -> HelpLine:
    return HelpLine.objects.create(
        name="A line",
        reach="116 123",
        hours="always",
        checked_on=date(2026, 1, 1),
        expires_on=date(2030, 1, 1),
    )


def watch(person: Person) -> WatchTurn:
    return WatchTurn.objects.create(person=person, starts_at=now(), ends_at=now() + timedelta(hours=8))
