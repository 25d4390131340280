"""/people/<id>/: somebody's card, and keeping apart from them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samesky.people import cards
from samesky.people.acting import once_of, writer
from samesky.people.actions import apart
from samesky.people.experience import told_by
from samesky.people.models import Mute, Person
from samesky.people.queries import blocked_by, muted_by, person_for, topics_named


def card(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The pen name, the sky, and what they chose to show to whoever looks."""
    reader = writer(request)
    person = person_for(reader, person_id)
    told = told_by(person, reader)
    links = [link for make in cards.links if (link := make(reader, person))] if person != reader else []
    context = {
        "person": person,
        "topics": topics_named(told.topics),
        "own_words": told.own_words,
        "links": links,
    }
    context |= {"mine": person == reader, "muted": Mute.objects.filter(by=reader, of=person).exists()}
    return render(request, "people/card.html", context)


def apart_list(request: HttpRequest) -> HttpResponse:
    """Whom I blocked or muted, and taking it back."""
    person = writer(request)
    return render(request, "people/me/apart.html", {"blocked": blocked_by(person), "muted": muted_by(person)})


def block(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Asks first; then the two are invisible to each other."""
    asks = {
        "question": _("Block %(name)s?"),
        "text": _(
            "From now on you are invisible to each other, everywhere here. They are not told. You can undo this under Me."
        ),
        "act": _("Block"),
        "said": _("You will not meet here any more."),
    }
    return _decide(request, person_id, apart.block, asks)


def mute(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Asks first; then nothing of theirs is shown to the one who asked."""
    asks = {
        "question": _("Mute %(name)s?"),
        "text": _(
            "You will not read what they write, until you undo this under Me. They notice nothing and can still read you."
        ),
        "act": _("Mute"),
        "said": _("You will not read them for now."),
    }
    return _decide(request, person_id, apart.mute, asks)


def unblock(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Takes a block back."""
    apart.unblock(writer(request), person_id, once_of(request))
    return redirect("people:apart")


def unmute(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Takes a mute back."""
    apart.unmute(writer(request), person_id, once_of(request))
    return redirect("people:apart")


def _decide(
    request: HttpRequest, person_id: UUID, act: Callable[[Person, UUID, str], None], asks: dict[str, Any]
) -> HttpResponse:
    reader = writer(request)
    if request.method == "POST":
        act(reader, person_id, once_of(request))
        messages.success(request, asks["said"])
        return redirect("people:apart")
    person = person_for(reader, person_id)
    if person == reader:
        raise Http404
    context = asks | {"title": asks["act"], "question": asks["question"] % {"name": person.pen_name}}
    context |= {
        "keep": reverse("people:card", args=[person_id]),
        "keep_act": _("Leave it as it is"),
        "action": request.path,
    }
    return render(request, "design/confirm.html", context)
