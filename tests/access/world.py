"""A small place with one of everything, and groups by invitation of others, which nobody of the cast may know of."""

from dataclasses import dataclass

from django.test import Client

from samesky.circles.actions.keeperless import allow as allow_keeperless
from samesky.circles.models import Brought, Keepsake, NotAllRight, PrivateLine, Room, Script
from samesky.gatherings.models import Series
from samesky.groups.models import Group, JoinRequest
from samesky.kit.clock import now
from samesky.people.keyring import ring
from samesky.people.models import Person, RoleGrant, Topic
from samesky.safety.models import HelpLine, Report, WatchTurn
from samesky.shares.models import Reply, Share
from tests.access.made import (
    beside,
    calendars,
    chats,
    circles,
    coming,
    gatherings,
    groups,
    people,
    safety,
    scripts,
    shares,
    signing_in,
    workshops,
)

AUDIENCES = {
    "visitor": None,
    "outsider": "Ivo",
    "member": "Ben",
    "author": "Amara",
    "facilitator": "Dara",
    "moderator": "Elif",
    "lead": "Farid",
    "host": "Grace",
    "blocked": "Jules",
}
"""Who walks, by the column of docs/access.csv that is theirs. Ben, Amara, Dara and Jules are in the groups; Amara has blocked Jules,
and is on an open group's list of trained keepers."""


@dataclass
class World:
    """What there is. Names are the words of docs/access.csv's column `thing`; see tests.access.things."""

    people: dict[str, Person]
    groups: dict[str, Group]
    shares: dict[str, Share]
    replies: dict[str, Reply]
    reports: dict[str, Report]
    wishes: dict[str, JoinRequest]
    invitations: dict[str, str]
    bens_session: int
    bens_passkey: int
    line: HelpLine
    topic: Topic
    elifs_role: RoleGrant
    turn: WatchTurn
    rooms: dict[str, Room]
    cries: dict[str, NotAllRight]
    line_of_two: PrivateLine
    scripts: dict[str, Script]
    keepsakes: dict[str, Keepsake]
    methods: dict[str, Brought]
    series: dict[str, Series]
    calendars: calendars.Calendars

    def client(self, audience: str) -> Client:
        """A browser of whoever stands for the audience; it said its passphrase a moment ago."""
        client = Client()
        name = AUDIENCES[audience]
        if name is not None:
            client.force_login(self.people[name])
            session = client.session
            session["account_authentication_methods"] = [
                {"method": "password", "at": now().timestamp(), "reauthenticated": True}
            ]
            session["account_authentication_methods_user"] = str(self.people[name].pk)
            session.save()
        return client


def build() -> World:
    """Make the place. Called once for a test, inside its transaction. What is made later stands on what was made before."""
    with ring():
        cast = people.everybody(name for name in AUDIENCES.values() if name)
        made = groups.of_each_kind(cast)
        said = shares.said(cast, made)
        answers = shares.answers(cast, said)
        told = safety.concerns(cast, said)
        wishes = groups.wishes(cast, made)
        invitations = groups.invitations(cast, made)
        rooms = circles.open_ones(cast, made)
        written = scripts.scripts(cast, made)
        rooms |= chats.coffee_chats(cast, made)
        rooms["a workshop in an open group"] = workshop = workshops.workshop(cast, made)
        methods = workshops.methods(cast, workshop)
        rooms["a circle that has closed"] = over = circles.closed(cast, made)
        rooms["a circle that Ben was asked to leave"] = circles.without_ben(cast, made)
        cries = beside.cries(cast, rooms["a circle in an open group"])
        line_of_two = beside.line_of_two(cast, made)
        allow_keeperless(cast["Farid"], made["an open group"], yes=True)
        series = gatherings.of_each_kind(cast, made)
        coming.seats(cast, series)
        shown = calendars.calendars(cast, made)
        told["Ben's concern about Dara's turn"] = safety.concern_about_turn(cast, over)
    return World(
        people=cast,
        groups=made,
        shares=said,
        replies=answers,
        reports=told,
        wishes=wishes,
        invitations=invitations,
        bens_session=signing_in.session_of(cast["Ben"]),
        bens_passkey=signing_in.passkey_of(cast["Ben"]),
        line=safety.help_line(),
        topic=Topic.objects.all()[:1].get(),
        elifs_role=RoleGrant.objects.get(person=cast["Elif"], role="moderator"),
        turn=safety.watch(cast["Farid"]),
        rooms=rooms,
        cries=cries,
        line_of_two=line_of_two,
        scripts=written,
        keepsakes={"words held for Dara": Keepsake.objects.get(person=cast["Dara"])},
        methods=methods,
        series=series,
        calendars=shown,
    )
