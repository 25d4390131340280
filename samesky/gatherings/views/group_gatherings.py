"""A group's gatherings: the part of its page that says what is next, and a page of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from samesky.circles.queries.keepers import is_keeper
from samesky.gatherings.pattern import pattern_of
from samesky.gatherings.queries.next_times import going_on, next_in
from samesky.gatherings.queries.seen import Asker, Happening
from samesky.gatherings.saying import pattern_said
from samesky.gatherings.words import words_of
from samesky.gatherings.zones import Shown, Whose, keep_asked, own_zone, shown_said
from samesky.groups.cards import card_of
from samesky.groups.models import Group
from samesky.groups.queries import group_as_known_to, is_facilitator, is_member
from samesky.kit.clock import now
from samesky.people.acting import writer

ON_THE_PAGE, OF_THEIR_OWN = 2, 10


def group_part(request: HttpRequest, group: Group) -> str:
    """The next times, for a member on the group's page, and the way to the rest."""
    return SafeString(
        render_to_string("gatherings/group_part.html", _next(request, group, ON_THE_PAGE), request)
    )


def gatherings(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is next in a group, as far as the reader may know of it."""
    group = group_as_known_to(request.user, slug).group
    again = [one for one in going_on(request.user, group, now()) if one.rrule]
    inside = is_member(request.user, group)
    context = _next(request, group, OF_THEIR_OWN) | {
        "card": card_of(group),
        "keeps": inside and is_keeper(writer(request), group),
        "reads_mine": inside,
        "series": [(one, words_of(one).title, pattern_said(pattern_of(one))) for one in again],
    }
    return keep_asked(request, render(request, "gatherings/group.html", context))


def _next(request: HttpRequest, group: Group, limit: int) -> dict[str, object]:
    asker: Asker = request.user
    happenings = next_in(asker, group, now(), limit)
    shown = zone_of(request, happenings)
    return {
        "group": group,
        "happenings": happenings,
        "zone": shown.zone,
        "zone_words": shown_said(shown),
        "leads": is_facilitator(asker, group),
    }


def zone_of(request: HttpRequest, happenings: list[Happening]) -> Shown:
    """The reader's own zone, else that of what comes first."""
    theirs = Shown(_their_zone([one.series.zone for one in happenings]), Whose.THEIRS)
    return (own_zone(request) if happenings else None) or theirs


def _their_zone(zones: list[str]) -> str:
    """The zone of what comes first; where there is nothing, that of the place."""
    return zones[0] if zones else timezone.get_default_timezone_name()
