"""From the words in docs/access.csv's column `thing` to an address: what fills a route's placeholders, and its query string."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.urls import reverse

from samesky.gatherings.models import Series
from samesky.kit.registry import Registry
from samesky.notices.models import EmailChoice
from samesky.notices.stopping import stop_path
from samesky.people.models import Person
from tests.access.made import coming
from tests.access.made.gatherings import first_of
from tests.access.made.signing_in import links_of
from tests.access.world import World

Kwargs = dict[str, Any]
Find = Callable[[World, str], Kwargs]

NOWHERE: Kwargs = {
    "slug": "no-such-group",
    "share_id": uuid4(),
    "reply_id": uuid4(),
    "person_id": uuid4(),
    "group_id": uuid4(),
    "request_id": uuid4(),
    "report_id": uuid4(),
    "line_id": uuid4(),
    "turn_id": uuid4(),
    "room_id": uuid4(),
    "script_id": uuid4(),
    "name": "no-such-name",
    "grant_id": 987_654,
    "session_id": 987_654,
    "pk": 987_654,
    "keepsake_id": uuid4(),
    "brought_id": uuid4(),
    "act": "let-go",
    "cry_id": uuid4(),
    "seat": 987,
    "series_id": uuid4(),
    "original": "20991231T2359",
    "token": "no-such-token",
    "address_id": uuid4(),
    "bringing_id": uuid4(),
    "coming_id": uuid4(),
    "listing_id": uuid4(),
}
"""What nobody has ever made, for every placeholder there is."""

finders: Registry[Find] = Registry("ways to find a thing of the access table")


def address_of(world: World, route: str, thing: str) -> str:
    """The address of `route` for this thing. Raises LookupError when the table names a thing that the world does not have."""
    if route == "/static/<file>":
        return "/static/design/samesky.css"
    if not thing:
        return reverse(route)
    if route == "safety:report":
        return f"/report?{_reported(world, thing)}"
    return reverse(route, kwargs=_kwargs(world, route, thing))


def address_of_nothing(route: str, kwargs: Kwargs) -> str:
    """The same address, of something that is not there."""
    return reverse(route, kwargs={name: NOWHERE[name] for name in kwargs})


def kwargs_of(world: World, route: str, thing: str) -> Kwargs:
    """What fills the route's placeholders; nothing where it has none."""
    return _kwargs(world, route, thing) if thing and route != "safety:report" else {}


def _reported(world: World, thing: str) -> str:
    for kind, things in (("share", world.shares), ("reply", world.replies), ("person", world.people)):
        if thing in things:
            return f"kind={kind}&thing={things[thing].id}"
    raise LookupError(thing)


def _kwargs(world: World, route: str, thing: str) -> Kwargs:
    if route in ODD:
        return ODD[route](world, thing)
    if route == "shares:group-draft":
        return {"group_id": world.groups[thing].id}
    for name, things in (
        ("room_id", world.rooms),
        ("share_id", world.shares),
        ("reply_id", world.replies),
        ("person_id", world.people),
    ):
        if thing in things:
            return {name: things[thing].id}
    if thing in world.series:
        return _of_series(world.series[thing], route)
    if thing in world.methods:
        return {"brought_id": world.methods[thing].id}
    if thing in world.groups:
        return {"slug": world.groups[thing].slug}
    if thing in world.reports:
        return {"report_id": world.reports[thing].id}
    if thing in world.invitations:
        return {"token": world.invitations[thing]}
    raise LookupError(f"{route}: {thing}")


def _of_series(series: Series, route: str) -> Kwargs:
    """The series, or its first time."""
    if route in WHOLE_SERIES:
        return {"series_id": series.pk}
    return {"series_id": series.pk, "original": first_of(series)}


WHOLE_SERIES = {f"gatherings:{name}" for name in ("series", "change", "cancel", "uncancel", "series-file")}


def _link(world: World, thing: str) -> Kwargs:
    person_id, token = links_of(Person.objects.get(pen_name="Ben"))[thing]
    return {"person_id": person_id, "token": token}


def _wish(world: World, thing: str) -> Kwargs:
    group, wish = {
        "Ivo's wish to come into a group on request": (
            "a group on request",
            "a wish to come into a group on request",
        ),
        "a wish to come into another group, at the door of a group on request": (
            "a group on request",
            "a wish to come into a group of others",
        ),
        "a wish to come into a group of others": (
            "a group on request, of others",
            "a wish to come into a group of others",
        ),
    }[thing]
    return {"slug": world.groups[group].slug, "request_id": world.wishes[wish].id}


def _somebody(world: World, thing: str) -> Kwargs:
    group, name = {
        "Ben in an open group": ("an open group", "Ben"),
        "Ivo, who is not in an open group": ("an open group", "Ivo"),
        "somebody in a group by invitation, of others": ("a group by invitation, of others", "Oskar"),
    }[thing]
    return {"slug": world.groups[group].slug, "person_id": world.people[name].id}


def _ben(world: World, thing: str) -> Kwargs:
    """Ben's seat."""
    room = thing.removeprefix("Ben in ").removeprefix("somebody in ")
    return {"room_id": world.rooms[room].id, "seat": 3}


def _pause(world: World, thing: str) -> Kwargs:
    return {"room_id": world.rooms[thing].id, "act": "pause"}


def _cry(world: World, thing: str) -> Kwargs:
    cry = world.cries[thing]
    return {"room_id": cry.room_id, "cry_id": cry.id}


def _line_of_two(world: World, thing: str) -> Kwargs:
    line = world.line_of_two
    return {"room_id": line.room_id, "line_id": line.id}


def _script(world: World, thing: str) -> Kwargs:
    script = world.scripts[thing]
    return {"slug": script.group.slug, "script_id": script.id}


def _shipped(world: World, thing: str) -> Kwargs:
    return {"slug": world.groups[thing].slug, "name": "first-circle"}


def _keeper(world: World, thing: str) -> Kwargs:
    group, name = {
        "Amara, a keeper of an open group": ("an open group", "Amara"),
        "Ben, no keeper of an open group": ("an open group", "Ben"),
        "somebody in a group by invitation, of others": ("a group by invitation, of others", "Oskar"),
    }[thing]
    return {"slug": world.groups[group].slug, "person_id": world.people[name].id}


def _seat(world: World, thing: str) -> Kwargs:
    assert thing == "Dara, in a circle that has closed"
    return {"room_id": world.rooms["a circle that has closed"].id, "seat": 1}


def _stop(world: World, thing: str) -> Kwargs:
    if thing == "a link of nobody's":
        return {"token": NOWHERE["token"]}
    assert thing == "the link in a letter to Amara"
    amara = EmailChoice.objects.get_or_create(person=world.people["Amara"])[0]
    return {"token": stop_path(amara).rsplit("/", 1)[1]}


def _company(world: World, thing: str) -> Kwargs:
    one = coming.coming_of(world.people, world.series, thing)
    return {**_of_series(one.occurrence.series, ""), "coming_id": one.pk}


ODD: dict[str, Find] = {
    "gatherings:arrive-with": _company,
    **dict.fromkeys(
        ("gatherings:own-calendar", "gatherings:group-calendar"),
        lambda world, thing: {"token": world.calendars.tokens[thing]},
    ),
    **dict.fromkeys(
        ("gatherings:titles", "gatherings:revoke-address"),
        lambda world, thing: {"address_id": world.calendars.bens},
    ),
    "gatherings:brought": lambda world, thing: {"bringing_id": world.calendars.read.id},
    "gatherings:save-brought": lambda world, thing: {"bringing_id": world.calendars.read.id},
    "gatherings:undo-brought": lambda world, thing: {"bringing_id": world.calendars.brought.id},
    "gatherings:take-off": lambda world, thing: {"listing_id": world.calendars.listing.id},
    "notices:stop": _stop,
    "notices:confirm": lambda world, thing: {"token": NOWHERE["token"]},
    "circles:thank": _seat,
    "circles:keepsake": lambda world, thing: {"keepsake_id": world.keepsakes[thing].id, "act": "let-go"},
    "people:way_back_link": _link,
    "people:confirm_email": lambda world, thing: {"token": _link(world, thing)["token"]},
    "people:end_session": lambda world, thing: {"session_id": world.bens_session},
    "mfa_remove_webauthn": lambda world, thing: {"pk": world.bens_passkey},
    "groups:answer-request": _wish,
    "groups:step-out": _somebody,
    "groups:let-lead": _somebody,
    **dict.fromkeys(
        ("circles:someone", "circles:with", "circles:rest", "circles:hand-over", "circles:remove"), _ben
    ),
    "circles:keep": _pause,
    "circles:seen": _cry,
    "circles:for-watch": _cry,
    **dict.fromkeys(("circles:line", "circles:line-words", "circles:end-line"), _line_of_two),
    "circles:script": _script,
    "circles:change-script": _script,
    "circles:share-script": _script,
    "circles:withdraw-script": _script,
    "circles:shipped": _shipped,
    "circles:no-longer-keeps": _keeper,
    "safety:line": lambda world, thing: {"line_id": world.line.id},
    "safety:remove_line": lambda world, thing: {"line_id": world.line.id},
    "safety:show_topic": lambda world, thing: {"slug": world.topic.slug},
    "safety:take_role": lambda world, thing: {"grant_id": world.elifs_role.pk},
    "safety:end_turn": lambda world, thing: {"turn_id": world.turn.id},
}
