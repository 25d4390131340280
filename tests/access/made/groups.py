"""Two groups of each kind, one of them of others; who wishes to come in, and who is invited."""

from samesky.groups import actions as groups
from samesky.groups.models import Card, Group, JoinRequest, Membership
from samesky.people.models import Person, RoleGrant


def of_each_kind(people: dict[str, Person]) -> dict[str, Group]:
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


def _card(name: str) -> Card:
    return Card(name, "For whoever knows this.", ("We speak from our own life.",), ())


def wishes(people: dict[str, Person], made: dict[str, Group]) -> dict[str, JoinRequest]:
    mine, others = made["a group on request"], made["a group on request, of others"]
    for group in (mine, others):
        groups.ask_to_join(people["Ivo"], group, "May I?")
    return {
        "a wish to come into a group on request": JoinRequest.objects.get(group=mine),
        "a wish to come into a group of others": JoinRequest.objects.get(group=others),
    }


def invitations(people: dict[str, Person], made: dict[str, Group]) -> dict[str, str]:
    hidden, listed = made["a group by invitation, of others"], made["an open group, of others"]
    ended = groups.invite(people["Nadia"], listed)
    groups.end_invitations(people["Nadia"], listed)
    return {
        "an invitation to a group of others": groups.invite(people["Nadia"], hidden),
        "an invitation that has ended": ended,
    }
