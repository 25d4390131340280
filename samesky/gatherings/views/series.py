"""The page of a series: what it is, when it comes next, where; and for those who lead it, what can be changed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samesky.gatherings.languages import language_names
from samesky.gatherings.models import Series
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.queries.next_times import next_of
from samesky.gatherings.queries.seen import leads, series_seen
from samesky.gatherings.queries.who_could_keep import on_duty
from samesky.gatherings.saying import length_said, pattern_said
from samesky.gatherings.words import words_of
from samesky.gatherings.zones import keep_asked, shown_said, zone_for
from samesky.groups.cards import card_of
from samesky.groups.queries import is_member
from samesky.kit.clock import now
from samesky.people.models import Person

NEXT = 6


def series(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """For whoever may know of it. Nobody reads here who comes."""
    found = series_seen(request.user, series_id)
    shown = zone_for(request, found)
    context = series_context(request, found) | {
        "happenings": next_of(found, now(), NEXT),
        "zone": shown.zone,
        "zone_words": shown_said(shown),
        "leads": leads(request.user, found),
        "goes_on": Series.objects.filter(follows=found).first(),
        "ended": found.ended_at is not None and found.ended_at <= now(),
        "ends": found.ended_at,
    }
    return keep_asked(request, render(request, "gatherings/series.html", context))


def series_context(request: HttpRequest, found: Series) -> dict[str, object]:
    """What the pages of a series and of one of its times both say. Who keeps it is said in the group only."""
    inside = is_member(request.user, found.group)
    keeps, covers = on_duty(request.user, found) if inside and isinstance(request.user, Person) else ([], [])
    return {
        "series": found,
        "group": found.group,
        "card": card_of(found.group),
        "words": words_of(found),
        "when_words": pattern_said(pattern_of(found)),
        "length": length_said(found.minutes),
        "languages": language_names(found.languages),
        "keeps": keeps,
        "covers": covers,
    }
