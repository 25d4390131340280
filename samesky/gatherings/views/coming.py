"""What is sent from the part of a gathering's page that asks whether one comes."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samesky.gatherings.actions import buddies
from samesky.gatherings.actions import coming as acts
from samesky.gatherings.models import Coming
from samesky.gatherings.queries.seen import happening_seen
from samesky.people.acting import once_of, writer

Act = Callable[[], object]


def answer(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """Yes, maybe, not this time. What is none of these changes nothing."""
    person = writer(request)
    happening = happening_seen(person, series_id, original)
    said = request.POST.get("answer", "")
    if said not in Coming.Answer.values:
        messages.info(request, _("Please choose one of the answers. Nothing has changed."))
        return redirect(happening.address)
    answered = Coming.Answer(said)
    return _done(
        request,
        happening.address,
        lambda: acts.answer(person, happening.series, original, answered, once=once_of(request)),
    )


def company(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """They are nervous of coming alone."""
    person = writer(request)
    happening = happening_seen(person, series_id, original)
    return _done(
        request,
        happening.address,
        lambda: buddies.ask_for_company(person, happening.series, original, once=once_of(request)),
    )


def arrive_with(request: HttpRequest, series_id: UUID, original: str, coming_id: UUID) -> HttpResponse:
    """They offer to arrive together with somebody."""
    person = writer(request)
    happening = happening_seen(person, series_id, original)
    return _done(
        request,
        happening.address,
        lambda: buddies.arrive_with(person, happening.series, original, coming_id, once=once_of(request)),
    )


def step_back(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """They come by themselves after all."""
    person = writer(request)
    happening = happening_seen(person, series_id, original)
    return _done(
        request,
        happening.address,
        lambda: buddies.step_back(person, happening.series, original, once=once_of(request)),
    )


def _done(request: HttpRequest, address: str, act: Act) -> HttpResponse:
    """Back to the page of that time, which says how it stands now."""
    try:
        act()
    except acts.Over:
        messages.info(request, _("This one is over, or does not take place. Nothing has changed."))
    except acts.NotTakenIn:
        messages.info(request, _("This group cannot take you in now. Its facilitators can, if they wish."))
    except buddies.NoLonger:
        messages.info(
            request,
            _("Somebody else was there first, or they come by themselves now. Thank you for the thought."),
        )
    return redirect(address)
