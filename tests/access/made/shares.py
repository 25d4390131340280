"""What was shared, in groups and with all members, and answered."""

from samesky.groups.models import Group, Membership
from samesky.people.models import Person
from samesky.shares import actions as shares
from samesky.shares.models import Reply, Share


def said(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Share]:
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


def answers(people: dict[str, Person], said: dict[str, Share]) -> dict[str, Reply]:
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
