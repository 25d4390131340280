"""Addresses of gatherings: a series is /gatherings/<id>/, one time of it /gatherings/<id>/<original>/."""

from django.urls import URLPattern

app_name = "gatherings"
urlpatterns: list[URLPattern] = []
