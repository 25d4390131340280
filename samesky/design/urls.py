from django.urls import URLPattern, path

from samesky.design import leaving, patterns

urlpatterns: list[URLPattern] = [
    path("exit", leaving.leave_site, name="exit"),
    path("patterns", patterns.pattern_book, name="patterns"),
    path("patterns/room", patterns.room, name="patterns-room"),
]
