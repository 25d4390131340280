"""A garden: a room with members (a role says who), where blocks hold. Its addresses stand in for the actions of apps above."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from samesky.live.core.told import Told
from samesky.live.journal import tell
from samesky.live.positions import since_token
from samesky.live.revoking import revoke, session_mark
from samesky.people.models import Block, Person, RoleGrant
from samesky.people.queries import those_who_may_not_see

MEMBER = "in the garden"


class Garden:
    def may_listen(self, person_id: UUID, room: str) -> bool:
        return RoleGrant.objects.filter(person_id=person_id, role=MEMBER).exists()

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        members = RoleGrant.objects.filter(person_id__in=person_ids, role=MEMBER)
        here = set(members.values_list("person_id", flat=True))
        return here - those_who_may_not_see(event.by, here) if event.by else here


def _named(name: str) -> Person:
    return Person.objects.get(pen_name=name)


def enter(request: HttpRequest, name: str) -> HttpResponse:
    """Sign in, and become a member unless `?outside`."""
    person = _named(name)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    if "outside" not in request.GET:
        RoleGrant.objects.get_or_create(person=person, role=MEMBER)
    return HttpResponse(str(person.pk))


def since(request: HttpRequest, room: str) -> HttpResponse:
    assert isinstance(request.user, Person)
    return HttpResponse(since_token(room, request.user.pk))


def say(request: HttpRequest, room: str, name: str) -> HttpResponse:
    """Something happens in the room, `?times=`."""
    for number in range(int(request.GET.get("times", "1"))):
        with transaction.atomic():
            tell(room, "reply", by=_named(name).pk, payload={"turn": number}, fragment="replies")
    return HttpResponse("told")


def remove(request: HttpRequest, room: str, name: str) -> HttpResponse:
    """The person's right goes; `?silently` leaves the revocation out, to see what delivery itself does."""
    person = _named(name)
    with transaction.atomic():
        RoleGrant.objects.filter(person=person, role=MEMBER).delete()
        if "silently" not in request.GET:
            revoke(person_id=person.pk, room=room)
    return HttpResponse("removed")


def block(request: HttpRequest, name: str, other: str) -> HttpResponse:
    Block.objects.create(by=_named(name), of=_named(other))
    return HttpResponse("blocked")


def sign_out(request: HttpRequest) -> HttpResponse:
    mark = session_mark(request.session.session_key or "")
    request.session.flush()
    revoke(session_key_hash=mark)
    return HttpResponse("out")


def size(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.body)))


urlpatterns = [
    path("enter/<name>", enter),
    path("since/<room>", since),
    path("say/<room>/<name>", say),
    path("remove/<room>/<name>", remove),
    path("block/<name>/<other>", block),
    path("sign-out", sign_out),
    path("size", size),
    path("healthz", lambda request: HttpResponse("ok")),
]
