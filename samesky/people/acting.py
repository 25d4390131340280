"""The frame of every action: who acts, one transaction, and a form's once-only token claimed in that same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from samesky.people.models import Once, Person


class Repeated(Exception):
    """This form was sent before; `result` is the address where its first result can be seen."""

    def __init__(self, result: str) -> None:
        super().__init__("repeated")
        self.result = result


@dataclass
class Act:
    """What is being done. An action sets `result` to the (site-relative) address that shows it."""

    person: Person
    result: str = "/today"


@contextmanager
def acting(person: Person, once: str = "") -> Iterator[Act]:
    """One transaction in the name of `person`. Hash, screen and embed before it: on SQLite it holds the only write lock.

    Raises Repeated when `once` was already used by this person; nothing is written then.
    """
    act = Act(person)
    token = once[:40]
    try:
        with transaction.atomic():
            if token:
                first = Once.objects.filter(person=person, token=token).first()
                if first is not None:
                    raise Repeated(first.result)
            yield act
            if token:
                _claim(act, token)
    except _Doubled:
        raise Repeated(Once.objects.get(person=person, token=token).result) from None


class _Doubled(Exception):
    pass


def _claim(act: Act, token: str) -> None:
    try:
        with transaction.atomic():
            Once.objects.create(token=token, person=act.person, result=act.result[:200])
    except IntegrityError:
        raise _Doubled from None
