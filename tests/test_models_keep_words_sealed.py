"""Walks all models: whoever is named in a row can be forgotten, and whatever people write is sealed or written down here as public."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from samesky.kit.leaving import erasers, exempt
from samesky.people.sealing import SealedField

NAMES_A_PERSON = {"by", "by_id", "about_id", "who", "who_id", "person_id", "author_id", "user_id"}
"""Columns without a foreign key that hold a person's id."""
WORDS = (models.TextField, models.CharField, models.JSONField, models.BinaryField, models.FileField)
NOT_OURS = {"auth", "contenttypes"}
"""Django's own tables of rights and kinds of things: nobody writes in them here."""

# Column -> why it may be read in a stolen copy (docs/what-a-copy-shows.md). Choices and slugs of code need no line.
READABLE = {
    "live.Room.name": "ids of things",
    "live.Event.kind": "a word of the code",
    "live.Event.fragment": "a word of the code, or an id",
    "live.Event.payload": "ids, never words (samesky.live.journal)",
    "gatherings.SigningKey.public": "a public key",
    "people.Person.password": "a hash",
    "people.Person.pen_name": "pen names are public in here",
    "people.Person.name_key": "the pen name again, for comparing",
    "people.Person.way_back_hash": "a hash of chance",
    "people.Topic.slug": "the host's public list",
    "people.Topic.name": "the host's public list",
    "people.Topic.about": "the host's public list",
    "people.Topic.words": "the host's public list",
    "people.Experience.vector_model": "the name of a model",
    "people.Once.token": "chance",
    "people.Once.result": "an address of ours: ids, and slugs of groups",
    "people.HostChoice.name": "a word of the code",
    "people.HostChoice.value": "how the host set this place up",
    "people.Knock.door": "a word of the code",
    "people.Knock.key": "a keyed hash, for an hour",
    "keystore.DataKey.wrapped": "a data key, wrapped by the host key; in a store of its own",
    "keystore.DataKey.host_key_id": "chance",
    "notices.Notice.kind": "a word of the code",
    "notices.Notice.address": "an address of ours: ids",
    "notices.Notice.once": "a word of the code, and ids",
    "notices.EmailChoice.zone": "a time zone from the list, where quiet hours were chosen",
    "notices.Wanted.group": "a word of the code",
    "notices.Letter.message_id": "chance, and the place's own name",
    "notices.Letter.why": "the name of a failure",
    "safety.HelpLine.name": "public: help lines",
    "safety.HelpLine.reach": "public: help lines",
    "safety.HelpLine.hours": "public: help lines",
    "safety.HelpLine.language": "public: help lines",
    "safety.HelpLine.for_whom": "public: help lines",
    "safety.HelpLine.costs": "public: help lines",
    "safety.Report.kind": "a word of the code",
    "safety.Report.sent_as": "chance",
    "safety.Record.act": "a word of the code",
    "safety.Record.kind": "a word of the code",
    "safety.Record.thing_id": "an id",
    "affirmations.Affirmation.kind": "a word of the code",
    "groups.Group.slug": "public for listed groups; chance for groups by invitation",
    "groups.Invitation.token_hash": "a hash of chance",
    "shares.Share.vector_model": "the name of a model",
    "shares.Draft.place": "ids of things",
    "gatherings.Series.script": "the name of a script that ships, or an id",
    "gatherings.Series.zone": "the name of a time zone: when it is",
    "gatherings.Series.rrule": "a rule of days, which we wrote: when it is",
    "gatherings.Series.skipped": "days",
    "gatherings.Series.languages": "codes of languages",
    "gatherings.Duty.original": "a local time",
    "gatherings.Occurrence.original": "a local time",
    "gatherings.RemindMe.minutes": "numbers",
    "gatherings.RemindMe.zone": "the name of a time zone, where somebody chose one",
    "gatherings.Reminded.which": "a word of the code",
    "gatherings.Listing.slug": "public: a meetings feed of others",
    "gatherings.Listing.row": "public: a meetings feed of others",
    "gatherings.Listing.read_from": "the address of a public feed",
    "gatherings.Bringing.read_from": "the address of a public feed",
    "gatherings.Bringing.rows": "public: a meetings feed of others",
    "gatherings.Bringing.refused": "public: a meetings feed of others",
    "gatherings.Bringing.before": "public: a meetings feed of others",
    "gatherings.CalendarAddress.token_hash": "a hash of chance",
    "circles.Room.watch_told": "ids of who is on watch, while the room is open",
    "circles.Logged.kind": "the name of an event",
    "circles.Logged.told": "numbers of seats and turns, times, ids of words (law 1)",
    "circles.Answered.command": "a hash of a client's token",
    "circles.Answered.refusal": "one of our codes",
    "circles.Seat.stand_in": "a simulated member of a rehearsal: no person's name",
    "sessions.Session.session_key": "chance; ended when somebody leaves",
    "sessions.Session.session_data": "who is signed in; a way-back code in it is sealed (people.way_back)",
    "account.EmailAddress.email": "stays empty: addresses are sealed in Person.email_sealed",
    "account.EmailConfirmation.key": "stays empty",
    "mfa.Authenticator.data": "public keys, and secrets sealed by people.second_factors",
    "usersessions.UserSession.session_key": "chance",
    "usersessions.UserSession.user_agent": "browser and system in two words (people.sessions.device)",
    "usersessions.UserSession.data": "stays empty",
}


def every_model() -> list[type[models.Model]]:
    return [
        model for model in apps.get_models(include_auto_created=True) if model._meta.app_label not in NOT_OURS
    ]


def columns_of(model: type[models.Model]) -> Iterator["models.Field[object, object]"]:
    return (field for field in model._meta.concrete_fields)


def names_a_person(field: "models.Field[object, object]") -> bool:
    if field.is_relation:
        return field.related_model is get_user_model()
    return isinstance(field, models.UUIDField) and field.attname in NAMES_A_PERSON


def test_everybody_who_is_named_can_be_forgotten() -> None:
    covered = {label for eraser in erasers for label in eraser.models}
    named = {model._meta.label for model in every_model() if any(map(names_a_person, columns_of(model)))}
    forgotten_by_nobody = named - covered - set(exempt)
    assert not forgotten_by_nobody, "register an eraser (samesky.kit.leaving), or say why none is needed"


def test_every_exemption_has_a_reason_and_is_needed() -> None:
    labels = {model._meta.label for model in apps.get_models()}
    covered = {label for eraser in erasers for label in eraser.models}
    assert set(exempt) <= labels
    assert all(len(reason.split()) > 3 for reason in exempt.values())
    assert not covered & set(exempt)
    assert covered <= labels


def readable(model: type[models.Model]) -> Iterator[str]:
    for field in columns_of(model):
        if isinstance(field, WORDS) and not isinstance(field, SealedField) and not field.choices:
            yield f"{model._meta.label}.{field.name}"


def test_every_column_that_could_hold_words_is_sealed_or_said_to_be_readable() -> None:
    found = {column for model in every_model() for column in readable(model)}
    assert found == set(READABLE), "seal it (people.sealing.SealedField), or say here why it may be read"


@pytest.mark.parametrize("model", [m for m in apps.get_models() if m.__module__.startswith("samesky.")])
def test_sealed_columns_are_named_so_and_their_rows_make_their_own_ids(model: type[models.Model]) -> None:
    sealed = [field for field in columns_of(model) if isinstance(field, SealedField)]
    assert all(field.attname.endswith("_sealed") for field in sealed)
    assert not sealed or isinstance(model._meta.pk, models.UUIDField)
