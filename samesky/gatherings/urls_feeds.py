"""What other software reads, and how people bring it to theirs."""

from django.urls import path

from samesky.gatherings import originals  # noqa: F401
from samesky.gatherings.views import bringing, feeds, subscribing

urlpatterns = [
    path("feeds/gatherings.ics", feeds.open_calendar, name="open-calendar"),
    path("feeds/meetings.json", feeds.meetings_feed, name="meetings"),
    path("feeds/hsds/services.json", feeds.services, name="services"),
    path("feeds/me/<str:token>.ics", feeds.own_calendar, name="own-calendar"),
    path("feeds/groups/<str:token>.ics", feeds.group_calendar, name="group-calendar"),
    path("gatherings/<uuid:series_id>/gathering.ics", feeds.series_file, name="series-file"),
    path("gatherings/<uuid:series_id>/<original:original>/gathering.ics", feeds.time_file, name="time-file"),
    path("me/calendar", subscribing.calendar, name="calendar"),
    path("me/calendar/make", subscribing.make, name="make-address"),
    path("me/calendar/<uuid:address_id>/titles", subscribing.titles, name="titles"),
    path("me/calendar/<uuid:address_id>/revoke", subscribing.revoke, name="revoke-address"),
    path("host/gatherings/", bringing.index, name="bring"),
    path("host/gatherings/<uuid:bringing_id>/", bringing.one, name="brought"),
    path("host/gatherings/<uuid:bringing_id>/save", bringing.save, name="save-brought"),
    path("host/gatherings/<uuid:bringing_id>/undo", bringing.undo, name="undo-brought"),
    path("host/gatherings/listings/<uuid:listing_id>/take-off", bringing.take_off, name="take-off"),
]
