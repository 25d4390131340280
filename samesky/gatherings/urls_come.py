"""Addresses of coming: what is sent from the page of one time, and when one is reminded."""

from django.urls import path

from samesky.gatherings import originals  # noqa: F401
from samesky.gatherings.views import coming, reminders

urlpatterns = [
    path("gatherings/<uuid:series_id>/<original:original>/answer", coming.answer, name="answer"),
    path("gatherings/<uuid:series_id>/<original:original>/company", coming.company, name="company"),
    path(
        "gatherings/<uuid:series_id>/<original:original>/company/<uuid:coming_id>",
        coming.arrive_with,
        name="arrive-with",
    ),
    path("gatherings/<uuid:series_id>/<original:original>/step-back", coming.step_back, name="step-back"),
    path("me/reminders", reminders.reminders, name="reminders"),
]
