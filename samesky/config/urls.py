"""Every address, in one place."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("samesky.design.urls")),
    path("", include("samesky.people.urls")),
    path("", include("samesky.notices.urls")),
    path("", include("samesky.safety.urls")),
    path("", include("samesky.groups.urls")),
    path("", include("samesky.circles.urls")),
    path("", include("samesky.gatherings.urls")),
    path("", include("samesky.shares.urls")),
    path("", include("samesky.web.urls")),
    path("", include("samesky.api.urls")),
]
handler400 = "samesky.web.errors.bad_request"
handler403 = "samesky.web.errors.not_allowed"
handler404 = "samesky.web.errors.not_found"
handler500 = "samesky.web.errors.broken"
