"""Addresses of a circle's end and of what comes after it."""

from django.urls import path

from samesky.circles.views import after, group_after, leaving, mine, sealed

urlpatterns = [
    path("circles/<uuid:room_id>/leaving", leaving.leaving, name="leaving"),
    path("circles/<uuid:room_id>/after", after.after, name="after"),
    path("circles/<uuid:room_id>/after/how-it-was", after.how_it_was, name="how-it-was"),
    path("circles/<uuid:room_id>/after/wrong", after.wrong, name="wrong"),
    path("circles/<uuid:room_id>/after/thank/<int:seat>", after.thank, name="thank"),
    path("desk/circles/<uuid:report_id>/", sealed.sealed, name="sealed"),
    path("groups/<slug:slug>/circles/after", group_after.group_after, name="group-after"),
    path("me/circles", mine.mine, name="mine"),
    path("me/circles/<uuid:keepsake_id>/<slug:act>", mine.keepsake, name="keepsake"),
]
