"""What people's own tables forget, and hand over, when somebody leaves or asks for everything about them."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q

from samesky.kit.leaving import Eraser, Exporter
from samesky.people import email, ending
from samesky.people.experience import as_it_stands
from samesky.people.models import Block, Experience, HostChoice, Mute, Once, Person, RoleGrant
from samesky.people.queries import topics_named


def erase(person_id: UUID) -> None:
    """Their telling, blocks and mutes either way, roles, sessions, second factors, tokens. The person's own row goes last, elsewhere."""
    for person in Person.objects.filter(pk=person_id):
        ending.end_others(person, None)
    Block.objects.filter(Q(by_id=person_id) | Q(of_id=person_id)).delete()
    Mute.objects.filter(Q(by_id=person_id) | Q(of_id=person_id)).delete()
    Experience.objects.filter(person_id=person_id).delete()
    Once.objects.filter(person_id=person_id).delete()
    RoleGrant.objects.filter(person_id=person_id).delete()
    RoleGrant.objects.filter(granted_by_id=person_id).update(granted_by=None)
    HostChoice.objects.filter(by_id=person_id).update(by=None)
    Authenticator.objects.filter(user_id=person_id).delete()
    UserSession.objects.filter(user_id=person_id).delete()


def collect(person_id: UUID) -> list[dict[str, Any]]:
    """Everything about the account. Of other people only how many."""
    person = Person.objects.get(pk=person_id)
    told = as_it_stands(person)
    return [
        {
            "pen name": person.pen_name,
            "joined": person.joined_at.isoformat(),
            "theme": person.theme,
            "e-mail for the way back": email.address_of(person),
            "roles": sorted(person.roles),
            "topics": [topic.name for topic in topics_named(told.get("topics", ()))],
            "who sees the topics": told.get("topics_visible", ""),
            "own words": told.get("own_words", ""),
            "who sees the own words": told.get("own_words_visible", ""),
            "people blocked": person.blocks_made.count(),
            "people muted": person.mutes_made.count(),
            "devices signed in": UserSession.objects.filter(user=person).count(),
        }
    ]


LABELS = (
    "people.Experience",
    "people.Block",
    "people.Mute",
    "people.Once",
    "people.RoleGrant",
    "people.HostChoice",
    "mfa.Authenticator",
    "usersessions.UserSession",
)
eraser = Eraser(models=LABELS, erase=erase)
exporter = Exporter(title="About me", collect=collect)
