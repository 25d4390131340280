"""Leaving: the account ends at once; then every app forgets or lets go; the key is destroyed last. It survives any crash.

The `Leaving` row is the promise. It is written before anything goes and deleted after everything went; in between, whoever
claims it (the request that asked, or a ticker) goes on where the last one stopped. Every step may be done twice.
"""

from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.db.models import Q

from samesky.kit.clock import now
from samesky.kit.leaving import Eraser, Step, erasers
from samesky.live import journal
from samesky.live.revoking import revoke
from samesky.people import ending
from samesky.people.acting import must_be_here
from samesky.people.keyring import destroy_key, ring
from samesky.people.models import Leaving, Person, RoleGrant
from samesky.people.traces import wipe_traces

ABANDONED = timedelta(seconds=60)
"""A claim this old belonged to a process that died; each part of the work renews it."""


class LastHost(Exception):
    """The only host wants to leave: somebody else has to be host first, or nobody could keep this place."""


def leave(person: Person, way: str) -> Leaving:
    """End the account now: no session, stream, passphrase, passkey or way back works any more. `finish` does the rest.

    Raises LastHost, and HasLeft (people.acting) when the person asked before.
    """
    with transaction.atomic():
        must_be_here(person)
        _must_not_be_the_last_host(person)
        leaving = Leaving.objects.create(person_id=person.pk, key_id=person.key_id, way=Leaving.Way(way))
        _shut_every_door(person)
    return leaving


def may_leave(person: Person) -> bool:
    """Whether somebody else would still be host here."""
    return not _is_the_last_host(person)


def finish(leaving: Leaving, *, within: timedelta | None = None) -> bool:
    """Do what is left to do. False: somebody else is at it, or a ticker has to go on because the time was over."""
    if not _claim(leaving.person_id, now()):
        return False
    until = now() + within if within else None
    with ring():
        for eraser in reversed(list(erasers)):
            if not _do(_step_of(eraser, leaving), leaving, until):
                return _let_go(leaving)
    _forget(leaving)
    destroy_key(leaving.key_id)
    return _close(leaving)


def due(at: datetime, limit: int) -> int:
    """Due work: go on with leavings that nobody is at; says how many came to their end."""
    waiting = Leaving.objects.filter(_free(at)).order_by("asked_at")[:limit]
    return sum(finish(leaving) for leaving in list(waiting))


def _is_the_last_host(person: Person) -> bool:
    hosts = RoleGrant.objects.filter(role=RoleGrant.Role.HOST)
    if not hosts.filter(person=person).exists():
        return False
    leaving = Leaving.objects.values("person_id")
    return not hosts.exclude(person=person).exclude(person_id__in=leaving).exists()


def _must_not_be_the_last_host(person: Person) -> None:
    if connection.features.has_select_for_update:  # two hosts leaving in one moment: one after the other
        list(RoleGrant.objects.select_for_update().filter(role=RoleGrant.Role.HOST))
    if _is_the_last_host(person):
        raise LastHost


def _shut_every_door(person: Person) -> None:
    person.set_unusable_password()
    person.way_back_hash, person.email_sealed, person.email_confirmed_at = "", None, None
    person.save(update_fields=["password", "way_back_hash", "email_sealed", "email_confirmed_at"])
    Authenticator.objects.filter(user=person).delete()
    RoleGrant.objects.filter(person=person).delete()
    ending.end_others(person, None)
    revoke(person_id=person.pk)


def _free(at: datetime) -> Q:
    return Q(claimed_at=None) | Q(claimed_at__lt=at - ABANDONED)


def _claim(person_id: UUID, at: datetime) -> bool:
    return bool(Leaving.objects.filter(_free(at), person_id=person_id).update(claimed_at=at))


def _step_of(eraser: Eraser, leaving: Leaving) -> Step:
    if leaving.way == Leaving.Way.NOBODYS and eraser.make_nobodys:
        return eraser.make_nobodys
    return eraser.erase


def _do(step: Step, leaving: Leaving, until: datetime | None) -> bool:
    """Part after part, each a transaction that says we are still at it. False when the time was over first."""
    while True:
        with transaction.atomic():
            Leaving.objects.filter(person_id=leaving.person_id).update(claimed_at=now())
            more = step(leaving.person_id)
        if not more:
            return True
        if until and now() > until:
            return False


def _forget(leaving: Leaving) -> None:
    with transaction.atomic():
        journal.forget_person(leaving.person_id)
        Person.objects.filter(pk=leaving.person_id).delete()


def _close(leaving: Leaving) -> bool:
    """The last step: only when the bytes have left both files is the leaving over."""
    if not (wipe_traces("default") and wipe_traces("keys")):
        return _let_go(leaving)
    Leaving.objects.filter(person_id=leaving.person_id).delete()
    return True


def _let_go(leaving: Leaving) -> bool:
    Leaving.objects.filter(person_id=leaving.person_id).update(claimed_at=None)
    return False
