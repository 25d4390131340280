"""Addresses of holding a gathering."""

from django.urls import path

from samesky.gatherings import originals  # noqa: F401
from samesky.gatherings.views import hold, rota

urlpatterns = [
    path("groups/<slug:slug>/gatherings/rota", rota.rota, name="rota"),
    path("gatherings/<uuid:series_id>/<original:original>/hold", hold.hold, name="hold"),
]
