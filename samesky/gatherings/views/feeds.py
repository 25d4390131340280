"""/feeds/ and calendar files of gatherings: what other software reads. What may be known is asked by the queries behind."""

from math import ceil
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from samesky.gatherings.feeds import calendars, hsds, meetings
from samesky.gatherings.feeds.addresses import base_of
from samesky.gatherings.feeds.answering import CALENDAR, JSON, answer
from samesky.gatherings.feeds.keeping import kept
from samesky.gatherings.queries.addresses import group_address, own_address
from samesky.gatherings.queries.seen import happening_seen, series_seen
from samesky.people import limits


def open_calendar(request: HttpRequest) -> HttpResponse:
    """/feeds/gatherings.ics"""
    if rests := _rests(request, "feeds"):
        return rests
    body = kept("gatherings.ics", base_of(request), calendars.open_calendar)
    return answer(request, body, CALENDAR, shared=True)


def meetings_feed(request: HttpRequest) -> HttpResponse:
    """/feeds/meetings.json"""
    if rests := _rests(request, "feeds"):
        return rests
    return answer(request, kept("meetings.json", base_of(request), meetings.feed), JSON, shared=True)


def services(request: HttpRequest) -> HttpResponse:
    """/feeds/hsds/services.json"""
    if rests := _rests(request, "feeds"):
        return rests
    return answer(request, kept("services.json", base_of(request), hsds.services), JSON, shared=True)


def own_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """/feeds/me/<token>.ics. The token is in no log (samesky.config.quiet) and on no page but its owner's."""
    address = own_address(token)
    if rests := _rests(request, "calendar", address.token_hash):
        return rests
    return answer(request, calendars.own_calendar(address, base_of(request)), CALENDAR)


def group_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """/feeds/groups/<token>.ics"""
    address = group_address(token)
    if rests := _rests(request, "calendar", address.token_hash):
        return rests
    return answer(request, calendars.group_calendar(address, base_of(request)), CALENDAR)


def series_file(request: HttpRequest, series_id: UUID) -> HttpResponse:
    """/gatherings/<id>/gathering.ics"""
    series = series_seen(request.user, series_id)
    return answer(
        request,
        calendars.series_file(request.user, series, base_of(request)),
        CALENDAR,
        filename="gathering.ics",
    )


def time_file(request: HttpRequest, series_id: UUID, original: str) -> HttpResponse:
    """/gatherings/<id>/<original>/gathering.ics"""
    happening = happening_seen(request.user, series_id, original)
    return answer(
        request,
        calendars.time_file(request.user, happening, base_of(request)),
        CALENDAR,
        filename="gathering.ics",
    )


def _rests(request: HttpRequest, door: str, name: str = "") -> HttpResponse | None:
    """429 with the seconds to wait, for a program that asks over and over."""
    wait = limits.wait_at(request, door, name)
    if wait is None:
        limits.knocked(request, door, name)
        return None
    response = HttpResponse(limits.said(wait), status=429, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = str(ceil(wait.total_seconds()))
    return response
