"""The frame of every action: who acts, one transaction, and a form's once-only token claimed in that same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from django.db import IntegrityError, connection, transaction
from django.http import Http404, HttpRequest
from django.utils.functional import SimpleLazyObject

from samesky.people.models import Leaving, Once, Person


class Repeated(Exception):
    """This form was sent before; `result` is the address where its first result can be seen."""

    def __init__(self, result: str) -> None:
        super().__init__("repeated")
        self.result = result


class HasLeft(Http404):
    """Whoever acts is leaving: nothing more is written in their name, or it would outlive the key that reads it."""


@dataclass
class Act:
    """What is being done. An action sets `result` to the (site-relative) address that shows it."""

    person: Person
    result: str = "/today"


@contextmanager
def acting(person: Person, once: str = "") -> Iterator[Act]:
    """One transaction in the name of `person`. Hash, screen and embed before it: on SQLite it holds the only write lock.

    Raises Repeated when `once` was already used by this person, HasLeft when they are leaving; nothing is written then.
    """
    act = Act(person)
    token = once[:40]
    try:
        with transaction.atomic():
            must_be_here(person)
            if token:
                first = Once.objects.filter(person=person, token=token).first()
                if first is not None:
                    raise Repeated(first.result)
            yield act
            if token:
                _claim(act, token)
    except _Doubled:
        raise Repeated(Once.objects.get(person=person, token=token).result) from None


def must_be_here(person: Person) -> None:
    """Inside a transaction: what it writes in the person's name is committed before their leaving begins, or not at all.

    Raises HasLeft. SQLite has one writer anyway; PostgreSQL needs the lock on their row.
    """
    if connection.features.has_select_for_update:
        list(Person.objects.select_for_update(no_key=True).filter(pk=person.pk).values_list("pk"))
    if Leaving.objects.filter(person_id=person.pk).exists():
        raise HasLeft


class _Doubled(Exception):
    pass


def _claim(act: Act, token: str) -> None:
    try:
        with transaction.atomic():
            Once.objects.create(token=token, person=act.person, result=act.result[:200])
    except IntegrityError:
        raise _Doubled from None


def once_of(request: HttpRequest) -> str:
    """The form's once-only token, bound to the address it was sent to, so that one page's buttons do not answer for each other."""
    token = request.POST.get("once", "")
    return sha256(f"{token}\n{request.path}".encode()).hexdigest()[:40] if token else ""


def writer(request: HttpRequest) -> Person:
    """The person who is signed in. Only for routes whose access row asks for one.

    Themselves, not Django's lazy stand-in: a page asks them hundreds of things, and each would cost five times as much.
    """
    person = request.user
    assert isinstance(person, Person)
    return person._wrapped if isinstance(person, SimpleLazyObject) else person  # noqa: SLF001  # it has no other door
