"""What a person changes about their own account."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from samesky.people import ending, looks
from samesky.people.acting import acting
from samesky.people.models import Person

SKIES = 1000


class NameGone(Exception):
    """Somebody took the pen name a moment earlier."""


def change_pen_name(person: Person, pen_name: str, once: str = "") -> None:
    """Write under another name from now on, everywhere. Raises NameGone."""
    with acting(person, once) as act:
        person.pen_name = pen_name
        try:
            with transaction.atomic():
                person.save(update_fields=["pen_name", "name_key"])
        except IntegrityError:
            raise NameGone from None
        looks.changed(person.pk)
        act.result = "/me/"


def turn_sky(person: Person, once: str = "") -> None:
    """Stand under another sky."""
    with acting(person, once) as act:
        Person.objects.filter(pk=person.pk).update(sky_turn=(person.sky_turn + 1) % SKIES)
        looks.changed(person.pk)
        act.result = "/me/name"


def choose_theme(person: Person, theme: str, once: str = "") -> None:
    """Light, dark, or as the device says. Raises ValueError for anything else."""
    with acting(person, once) as act:
        person.theme = Person.Theme(theme)
        person.save(update_fields=["theme"])
        act.result = "/me/look"


def change_passphrase(request: HttpRequest, person: Person, passphrase: str) -> None:
    """Let another passphrase hold; every other session ends, this one goes on under a new key."""
    password, before = make_password(passphrase), request.session.session_key
    with transaction.atomic():
        person.password = password
        person.save(update_fields=["password"])
        ending.end_others(person, before)
    update_session_auth_hash(request, person)
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
