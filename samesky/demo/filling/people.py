"""The season's people as rows: accounts, what they have been through, roles, and who is apart from whom."""

import json
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from samesky.demo.core.checking import APART
from samesky.demo.core.told import ToldPerson
from samesky.demo.filling.keys import new_keys
from samesky.demo.filling.scene import Scene
from samesky.kit.cast import CAST, PASSPHRASE
from samesky.kit.text import name_key
from samesky.meaning import vectors
from samesky.people import way_back
from samesky.people.models import Block, Experience, Person, RoleGrant, Topic
from samesky.people.sealing import put

HOST = "Grace"
BLOCKED_ON = 34
"""The day of the season on which Amara had read enough of Jules."""


def let_people_in(scene: Scene) -> None:
    """Everybody, with one hash of the one passphrase: a rehearsal keeps no secret that a salt each would protect."""
    password = make_password(PASSPHRASE)
    told = scene.season.people()
    people = [
        _person(person, key, password, scene) for person, key in zip(told, new_keys(len(told)), strict=True)
    ]
    experiences = _experiences(told, people)
    by_name = {person.pen_name: person for person in people}
    with transaction.atomic():
        Person.objects.bulk_create(people, batch_size=200)
        Experience.objects.bulk_create(experiences, batch_size=200)
        RoleGrant.objects.bulk_create(_grants(by_name))
        Block.objects.bulk_create(_blocks(by_name, scene))
    scene.people.update(by_name)


def _person(told: ToldPerson, key: UUID, password: str, scene: Scene) -> Person:
    """An account as joining leaves it. Its way-back code was made, and shown to nobody."""
    person = Person(
        id=scene.chance.id("person", told.pen_name),
        pen_name=told.pen_name,
        name_key=name_key(told.pen_name),
        key_id=key,
        password=password,
        joined_at=scene.comings.joined[told.pen_name],
    )
    person.way_back_hash = way_back.hash_of(person, way_back.new_code())
    return person


def _experiences(told: tuple[ToldPerson, ...], people: list[Person]) -> list[Experience]:
    """As people.actions.experience leaves them. Whoever told nothing has no row."""
    names = dict(Topic.objects.values_list("slug", "name"))
    pairs = [(t, p) for t, p in zip(told, people, strict=True) if t.topics or t.own_words]
    texts = ["\n".join([t.own_words, *(names[slug] for slug in t.topics)]).strip() for t, _ in pairs]
    return [
        _experience(t, p, vectors.to_bytes(meaning))
        for (t, p), meaning in zip(pairs, vectors.vectors(texts), strict=True)
    ]


def _experience(told: ToldPerson, person: Person, meaning: bytes) -> Experience:
    experience = Experience(person=person, topics_visible=told.visible, own_words_visible=told.visible)
    experience.changed_at = person.joined_at + timedelta(minutes=3)
    experience.vector_model = vectors.MODEL_ID
    put(experience, "topics", json.dumps(sorted(told.topics)) if told.topics else "", key=person.key_id)
    put(experience, "own_words", told.own_words, key=person.key_id)
    put(experience, "vector", meaning, key=person.key_id)
    return experience


def _grants(by_name: dict[str, Person]) -> list[RoleGrant]:
    """The host's grant comes from the command line; the host gave the others."""
    host = by_name[HOST]
    return [
        RoleGrant(
            person=by_name[member.pen_name],
            role=role,
            granted_by=None if member.pen_name == HOST else host,
            granted_at=by_name[member.pen_name].joined_at + timedelta(hours=1),
        )
        for member in CAST
        for role in member.roles
    ]


def _blocks(by_name: dict[str, Person], scene: Scene) -> list[Block]:
    at = scene.calendar.told(scene.calendar.midnight(BLOCKED_ON) + timedelta(hours=22, minutes=41))
    pairs = [sorted(pair) for pair in APART]
    return [Block(by=by_name[one], of=by_name[other], at=at) for one, other in pairs]
