"""Addresses of planning and changing, and the pages of a series and of one time of it."""

from django.urls import path

from samesky.gatherings import originals  # noqa: F401
from samesky.gatherings.views import cancel, change, group_gatherings, occurrence, plan, series

urlpatterns = [
    path("groups/<slug:slug>/gatherings", group_gatherings.gatherings, name="group"),
    path("groups/<slug:slug>/gatherings/plan", plan.plan, name="plan"),
    path("gatherings/<uuid:series_id>/", series.series, name="series"),
    path("gatherings/<uuid:series_id>/change", change.all_of_it, name="change"),
    path("gatherings/<uuid:series_id>/cancel", cancel.all_of_it, name="cancel"),
    path("gatherings/<uuid:series_id>/uncancel", cancel.take_all_back, name="uncancel"),
    path("gatherings/<uuid:series_id>/<original:original>/", occurrence.occurrence, name="occurrence"),
    path("gatherings/<uuid:series_id>/<original:original>/change", change.one, name="change-one"),
    path("gatherings/<uuid:series_id>/<original:original>/after", change.after, name="change-after"),
    path("gatherings/<uuid:series_id>/<original:original>/cancel", cancel.one, name="cancel-one"),
    path(
        "gatherings/<uuid:series_id>/<original:original>/uncancel", cancel.take_one_back, name="uncancel-one"
    ),
]
