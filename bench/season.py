"""People, a group and shares to measure with: made by the project's own actions, alike on every run."""

from dataclasses import dataclass

from samesky.groups.actions import join, make_group
from samesky.groups.models import Card, Group
from samesky.people.keyring import make_key
from samesky.people.models import Person, RoleGrant
from samesky.shares.actions import answer, say
from samesky.shares.models import Share

WORDS = (
    "It was a long night again. She asked me three times who I was, and the third time I did not know how to say it. "
    "I made tea and we watched the birds. I would like to hear from somebody who has sat there too. "
)
PEOPLE = 12


@dataclass(frozen=True)
class Season:
    people: list[Person]
    group: Group
    shares: list[Share]


def people_of(number: int) -> list[Person]:
    """`number` people, the first of whom is a host."""
    made = [Person.objects.create(pen_name=f"Heron {word}", key_id=make_key()) for word in _names(number)]
    RoleGrant.objects.create(person=made[0], role="host")
    return made


def _names(number: int) -> list[str]:
    return [f"{'abcdefghijklm'[i // 26 % 13]}{'nopqrstuvwxyz'[i % 13]}{i}x" for i in range(number)]


def season(shares: int, replies: int, group_of: list[Person] | None = None) -> Season:
    """A group of twelve with so many shares, and so many replies to the first of them."""
    people = group_of or people_of(PEOPLE)
    card = Card(
        f"Night birds {shares} {replies}", "For those who sit up at night.", ("We listen first.",), ()
    )
    group = make_group(people[0], card, Group.Joining.OPEN)
    for person in people[1:]:
        join(person, group)
    said = [say(people[i % len(people)], group, WORDS, "ears") for i in range(shares)]
    for i in range(replies):
        answer(people[(i + 1) % len(people)], said[0], WORDS[: 120 + i])
    return Season(people, group, said)
