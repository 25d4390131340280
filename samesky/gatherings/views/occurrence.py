"""The page of one time of a series: when it is for the reader, where they may know it is, and what they can do."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samesky.gatherings.differing import reason_of
from samesky.gatherings.queries.coming import coming_part
from samesky.gatherings.queries.holding import may_hold
from samesky.gatherings.queries.room import room_part
from samesky.gatherings.queries.seen import Happening, happening_seen, leads
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.queries.where import where_for
from samesky.gatherings.saying import length_said
from samesky.gatherings.views.series import series_context
from samesky.gatherings.zones import keep_asked, shown_said, zone_for
from samesky.kit.clock import now


def occurrence(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """For whoever may know of it."""
    happening = happening_seen(request.user, series_id, original)
    shown = zone_for(request, happening.series)
    context = series_context(request, happening.series) | {
        "happening": happening,
        "words": words_at(happening),
        "coming": coming_part(request.user, happening),
        "room_part": room_part(request.user, happening),
        "where": where_for(request.user, happening),
        "reason": reason_of(happening.row),
        "moved": happening.row is not None and happening.row.moved_at is not None,
        "ended": _ended(happening),
        "ahead": happening.starts_at > now(),
        "length": length_said(_minutes(happening)),
        "zone": shown.zone,
        "zone_words": shown_said(shown),
        "holds": may_hold(request.user, happening),
        "leads": leads(request.user, happening.series),
    }
    return keep_asked(request, render(request, "gatherings/occurrence.html", context))


def _ended(happening: Happening) -> bool:
    """Whether the series was cancelled before this time."""
    ended = happening.series.ended_at
    return ended is not None and ended <= happening.starts_at


def _minutes(happening: Happening) -> int:
    return int((happening.ends_at - happening.starts_at).total_seconds()) // 60
