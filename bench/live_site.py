"""A site with nothing but people, sessions and rooms: what the live benchmarks serve. Its addresses stand in for real actions."""

import json
import time
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from samesky.kit.ids import new_id
from samesky.live import rooms
from samesky.live.core.told import Told
from samesky.live.journal import tell
from samesky.people.models import Person


class OpenRoom:
    """Everybody may listen, and one query says who is left: as a group asks its members and blocks."""

    def may_listen(self, person_id: UUID, room: str) -> bool:
        return Person.objects.filter(pk=person_id).exists()

    def concerned(self, event: Told, person_ids: set[UUID]) -> set[UUID]:
        return person_ids - set(Person.objects.filter(pen_name="nobody").values_list("pk", flat=True))


rooms.register("group", OpenRoom())


def enter(request: HttpRequest) -> HttpResponse:
    """Make `n` people with a session each; answers their cookies."""
    first = Person.objects.count()
    names = [f"Walker {first + number}" for number in range(int(request.GET["n"]))]
    people = [Person(pen_name=name, name_key=name.lower(), key_id=new_id()) for name in names]
    Person.objects.bulk_create(people)
    with transaction.atomic():
        return JsonResponse([_session(person) for person in people], safe=False)


def tell_often(request: HttpRequest) -> HttpResponse:
    """Tell each of `rooms`, `times` times, each in a transaction of its own, `pause` seconds apart."""
    for _ in range(int(request.GET["times"])):
        for room in request.GET["rooms"].split(","):
            with transaction.atomic():
                tell(room, "reply", fragment="replies")
        time.sleep(float(request.GET["pause"]))
    return HttpResponse()


@csrf_exempt
def say(request: HttpRequest) -> HttpResponse:
    """A POST with words, as an action would take it."""
    with transaction.atomic():
        tell(json.loads(request.body)["room"], "reply", fragment="replies")
    return HttpResponse()


def _session(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


urlpatterns = [
    path("enter", enter),
    path("tell", tell_often),
    path("say", say),
    path("healthz", lambda request: HttpResponse("ok")),
]
