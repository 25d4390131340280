"""A small place with one of everything, and groups by invitation of others, which nobody of the cast may know of."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.http import HttpRequest
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from samesky.circles.actions import brought, coffee, private, sitting, unsealing
from samesky.circles.actions.handing import hand_over
from samesky.circles.actions.keeperless import allow as allow_keeperless
from samesky.circles.actions.keepers import let_keep
from samesky.circles.actions.opening import open_room
from samesky.circles.actions.scripts import keep_script
from samesky.circles.actions.shutting import shut_again
from samesky.circles.core import commands as ask
from samesky.circles.core.plan import Kind, Phase, Plan
from samesky.circles.core.times import MINUTE
from samesky.circles.forms.opening import usual
from samesky.circles.models import Brought, Keepsake, NotAllRight, PrivateLine, Room, Script
from samesky.circles.practice.opening import open_rehearsal
from samesky.groups import actions as groups
from samesky.groups.models import Card, Group, JoinRequest, Membership
from samesky.kit.cast import CastMember
from samesky.kit.clock import now
from samesky.people.email import tokens
from samesky.people.keyring import ring
from samesky.people.models import Block, Person, RoleGrant, Topic
from samesky.safety.actions.reporting import report
from samesky.safety.carried import Carried
from samesky.safety.models import HelpLine, Report, WatchTurn
from samesky.safety.things import things
from samesky.shares import actions as shares
from samesky.shares.models import Reply, Share
from tests.harness.people import BY_NAME, arrive

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
    """Make the place. Called once for a test, inside its transaction."""
    with ring():
        people = _people()
        made = _groups(people)
        said = _shares(people, made)
        answers = _replies(people, said)
        told = _reports(people, said)
        wishes = _wishes(people, made)
        invitations = _invitations(people, made)
        rooms = _rooms(people, made)
        scripts = _scripts(people, made)
        rooms |= _coffee_chats(people, made)
        rooms["a workshop in an open group"] = workshop = _workshop(people, made)
        methods = _methods(people, workshop)
        rooms["a circle that has closed"] = _closed(people, made)
        rooms["a circle that Ben was asked to leave"] = _without_ben(people, made)
        cries = _cries(people, rooms["a circle in an open group"])
        line_of_two = _line_of_two(people, made)
        allow_keeperless(people["Farid"], made["an open group"], yes=True)
        told["Ben's concern about Dara's turn"] = _sealed_turn(people, rooms["a circle that has closed"])
    return World(
        people,
        made,
        said,
        answers,
        told,
        wishes,
        invitations,
        _session_of(people["Ben"]),
        _passkey_of(people["Ben"]),
        _line(),
        Topic.objects.all()[:1].get(),
        RoleGrant.objects.get(person=people["Elif"], role="moderator"),
        _turn(people["Farid"]),
        rooms,
        cries,
        line_of_two,
        scripts,
        {"words held for Dara": Keepsake.objects.get(person=people["Dara"])},
        methods,
    )


def _people() -> dict[str, Person]:
    names = [name for name in AUDIENCES.values() if name]
    found = {name: arrive(BY_NAME[name]) for name in names}
    # Nobody of the cast has met these two.
    found |= {name: arrive(CastMember(name, "somebody else")) for name in ("Nadia", "Oskar")}
    Block.objects.create(by=found["Amara"], of=found["Jules"])
    return found


def _card(name: str) -> Card:
    return Card(name, "For whoever knows this.", ("We speak from our own life.",), ())


def _groups(people: dict[str, Person]) -> dict[str, Group]:
    by = {"": people["Dara"], ", of others": people["Nadia"]}
    made = {}
    for whose, leader in by.items():
        for joining, name in (
            ("open", "an open group"),
            ("request", "a group on request"),
            ("invitation", "a group by invitation"),
        ):
            made[name + whose] = _group(leader, _card(f"Carers, {name}{whose}"), joining)
    for name in ("an open group", "a group on request", "a group by invitation"):
        for person in ("Ben", "Amara", "Jules"):
            Membership.objects.create(group=made[name], person=people[person])
        Membership.objects.create(group=made[f"{name}, of others"], person=people["Oskar"])
    return made


def _group(leader: Person, card: Card, joining: str) -> Group:
    RoleGrant.objects.create(person=leader, role="host")
    made = groups.make_group(Person.objects.get(pk=leader.pk), card, joining)
    RoleGrant.objects.filter(person=leader, role="host").delete()
    return made


def _shares(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Share]:
    def say(name: str, group: str | None) -> Share:
        return shares.say(people[name], made[group] if group else None, "She asked me who I was.", "ears")

    Membership.objects.create(group=made["an open group"], person=people["Ivo"])
    return {
        "Amara's share in an open group": say("Amara", "an open group"),
        "Ben's share in an open group": say("Ben", "an open group"),
        "Amara's share in a group by invitation": say("Amara", "a group by invitation"),
        "Amara's share to all members": say("Amara", None),
        "Elif's share to all members": say("Elif", None),
        "Ivo's share in a group he has left": say("Ivo", "an open group"),
        "a share in a group by invitation, of others": say("Oskar", "a group by invitation, of others"),
    }


def _replies(people: dict[str, Person], said: dict[str, Share]) -> dict[str, Reply]:
    def answer(name: str, share: str) -> Reply:
        return shares.answer(people[name], said[share], "I am here.")

    answers = {
        "Ben's answer to Amara's share": answer("Ben", "Amara's share in an open group"),
        "Amara's answer to Ben's share": answer("Amara", "Ben's share in an open group"),
        "Jules's answer to Ben's share": answer("Jules", "Ben's share in an open group"),
        "Ivo's answer in a group he has left": answer("Ivo", "Ben's share in an open group"),
        "an answer in a group by invitation, of others": answer(
            "Nadia", "a share in a group by invitation, of others"
        ),
    }
    Membership.objects.filter(person=people["Ivo"]).delete()
    return answers


def _reports(people: dict[str, Person], said: dict[str, Share]) -> dict[str, Report]:
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


def _wishes(people: dict[str, Person], made: dict[str, Group]) -> dict[str, JoinRequest]:
    mine, others = made["a group on request"], made["a group on request, of others"]
    for group in (mine, others):
        groups.ask_to_join(people["Ivo"], group, "May I?")
    return {
        "a wish to come into a group on request": JoinRequest.objects.get(group=mine),
        "a wish to come into a group of others": JoinRequest.objects.get(group=others),
    }


def _invitations(people: dict[str, Person], made: dict[str, Group]) -> dict[str, str]:
    hidden, listed = made["a group by invitation, of others"], made["an open group, of others"]
    ended = groups.invite(people["Nadia"], listed)
    groups.end_invitations(people["Nadia"], listed)
    return {
        "an invitation to a group of others": groups.invite(people["Nadia"], hidden),
        "an invitation that has ended": ended,
    }


def links_of(ben: Person) -> dict[str, tuple[UUID, str]]:
    return {
        "a link of Ben's": (ben.id, tokens.make_token(ben)),
        "a link of Ben's that no longer works": (ben.id, "cxyz1-0123456789abcdef0123456789abcdef"),
        "a link of nobody's": (uuid4(), tokens.make_token(ben)),
    }


def _session_of(person: Person) -> int:
    client = Client()
    client.force_login(person)
    made = UserSession.objects.create(
        user=person, session_key=client.session.session_key, ip="127.0.0.1", user_agent="a phone"
    )
    return int(made.pk)


def _passkey_of(person: Person) -> int:
    """A passkey as a phone would have made it; beside it an app and codes for a hard day."""
    request = HttpRequest()
    request.user = person
    with ring(), request_context(request):
        TOTP.activate(person, generate_totp_secret())
        RecoveryCodes.activate(person)
    key = ES256.from_cryptography_key(generate_private_key(SECP256R1()).public_key())  # type: ignore[no-untyped-call]
    credential = AttestedCredentialData.create(Aaguid.NONE, b"a phone of Ben's", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    seen = AuthenticatorData.create(bytes(32), flags, 0, credential)
    asked = CollectedClientData.create("webauthn.create", b"challenge", "http://testserver")
    made = {
        "clientDataJSON": websafe_encode(asked),
        "attestationObject": websafe_encode(AttestationObject.create("none", seen, {})),
    }
    whole = {
        "id": websafe_encode(credential.credential_id),
        "rawId": websafe_encode(credential.credential_id),
    }
    kept = Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "phone", "credential": {**whole, "type": "public-key", "response": made}},
    )
    return int(kept.pk)


def _line() -> HelpLine:
    return HelpLine.objects.create(
        name="A line",
        reach="116 123",
        hours="always",
        checked_on=date(2026, 1, 1),
        expires_on=date(2030, 1, 1),
    )


def _turn(person: Person) -> WatchTurn:
    return WatchTurn.objects.create(person=person, starts_at=now(), ends_at=now() + timedelta(hours=8))


def _rooms(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Room]:
    """One that goes on, with Dara keeping and Amara and Ben in it; one that is open; one of others."""
    let_keep(people["Dara"], made["an open group"], people["Amara"])
    written = usual("circle")

    def opened(by: str, group: str) -> Room:
        return open_room(people[by], made[group], written.card(), written.plan())

    going = opened("Dara", "an open group")
    for name in ("Dara", "Amara", "Ben"):
        sitting.arrive(people[name], going, "")
    sitting.do(people["Dara"], going, ask.Begin(), "")
    rehearsal = open_rehearsal(people["Dara"], made["an open group"], ())
    shut_again(people["Dara"], rehearsal, "")
    return {
        "Dara's rehearsal, closed": rehearsal,
        "a circle in an open group": going,
        "a circle in its lobby": opened("Dara", "an open group"),
        "a circle in a group by invitation, of others": opened("Nadia", "a group by invitation, of others"),
    }


def _scripts(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Script]:
    def kept(by: str, group: str, *, share: bool) -> Script:
        return keep_script(people[by], made[group], usual("circle"), share=share)

    return {
        "Amara's own script": kept("Amara", "an open group", share=False),
        "Dara's shared script": kept("Dara", "an open group", share=True),
        "a script in a group by invitation, of others": kept(
            "Nadia", "a group by invitation, of others", share=True
        ),
    }


def _closed(people: dict[str, Person], made: dict[str, Group]) -> Room:
    """Dara spoke in the first turn, Amara's words were held for her, Ben listened; and it is over."""
    written = usual("circle")
    room = open_room(people["Dara"], made["an open group"], written.card(), written.plan())
    for name in ("Dara", "Amara", "Ben"):
        sitting.arrive(people[name], room, "")
    for asked in (ask.Begin(), ask.Next()):
        sitting.do(people["Dara"], room, asked, "")
    sitting.say(people["Dara"], room, 1, "The kitchen light.", "")
    sitting.hold(people["Amara"], room, 1, "I know that light.", "")
    while (room := Room.objects.get(id=room.id)).closed_at is None:
        sitting.do(people["Dara"], room, ask.Close(), "")
    hand_over(room.id)
    return room


def _without_ben(people: dict[str, Person], made: dict[str, Group]) -> Room:
    """Dara keeps, and has asked Ben to go."""
    written = usual("circle")
    room = open_room(people["Dara"], made["an open group"], written.card(), written.plan())
    for name in ("Dara", "Ben"):
        sitting.arrive(people[name], room, "")
    sitting.do(people["Dara"], room, ask.Remove(2), "")
    return room


def _cries(people: dict[str, Person], room: Room) -> dict[str, NotAllRight]:
    return {
        "what Amara let Dara know": NotAllRight.objects.create(
            room=room, person=people["Amara"], keeper=people["Dara"]
        ),
        "what Ben let the watch know": NotAllRight.objects.create(
            room=room, person=people["Ben"], watch_at=now()
        ),
    }


def _line_of_two(people: dict[str, Person], made: dict[str, Group]) -> PrivateLine:
    """Between Dara and Amara, in a circle in which Ben sits as well."""
    written = usual("circle")
    room = open_room(people["Dara"], made["an open group"], written.card(), written.plan())
    for name in ("Dara", "Amara", "Ben"):
        sitting.arrive(people[name], room, "")
    line = PrivateLine.objects.create(room=room, beside=people["Dara"], person=people["Amara"])
    private.write(people["Dara"], line, "I am with you.")
    return line


def _sealed_turn(people: dict[str, Person], room: Room) -> Report:
    return unsealing.tell_of_turn(people["Ben"], room, 1, 1, "hurts", "")


def _coffee_chats(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Room]:
    """One with Dara, Amara and Ben at its table, where something was said; one of others."""
    here = coffee.open_coffee(people["Dara"], made["an open group"], "Sunday coffee", "bowl")
    for name in ("Dara", "Amara", "Ben"):
        coffee.arrive(people[name], here, "")
    coffee.say(people["Amara"], here, "Is the kettle on?", "")
    there = made["a group by invitation, of others"]
    return {
        "a coffee chat in an open group": here,
        "a coffee chat in a group by invitation, of others": coffee.open_coffee(
            people["Nadia"], there, "Sunday coffee", "bowl"
        ),
    }


def _workshop(people: dict[str, Person], made: dict[str, Group]) -> Room:
    """Dara and Amara have said what helps them; it is Ben's turn."""
    kinds = {Kind.OPENING: 0, Kind.METHODS: 3 * MINUTE, Kind.CLOSING: MINUTE, Kind.LEAVING: 0}
    plan = Plan(tuple(Phase(kind, turn) for kind, turn in kinds.items()))
    card = usual("workshop").card()
    room = open_room(people["Dara"], made["an open group"], card, plan, kind=Room.Kind.WORKSHOP)
    for name in ("Dara", "Amara", "Ben"):
        sitting.arrive(people[name], room, "")
    for asked in (ask.Begin(), ask.Next()):
        sitting.do(people["Dara"], room, asked, "")
    for number, name in enumerate(("Dara", "Amara"), start=1):
        sitting.say(people[name], room, number, "Warm socks.", "")
        sitting.do(people[name], room, ask.Finish(number), "")
    return room


def _methods(people: dict[str, Person], workshop: Room) -> dict[str, Brought]:
    made = {}
    for name in ("Amara", "Oskar"):
        method = brought.bring(people[name], workshop, "Warm socks", "Put them on.", "When it is late.")
        assert method is not None
        made[f"{name}'s method"] = method
    return made
