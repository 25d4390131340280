from django.urls import path

from samesky.api import health

app_name = "api"
urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
