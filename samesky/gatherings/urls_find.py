"""The calendar."""

from django.urls import URLPattern, path

from samesky.gatherings.views import finding

urlpatterns: list[URLPattern] = [path("gatherings/", finding.gatherings, name="gatherings")]
