from django.urls import path

from samesky.circles.practice import views as practice
from samesky.circles.urls_after import urlpatterns as after
from samesky.circles.urls_care import urlpatterns as care
from samesky.circles.urls_coffee import urlpatterns as coffee
from samesky.circles.urls_room import urlpatterns as room
from samesky.circles.views import group_circles, opening, run_sheet, scripts

app_name = "circles"
urlpatterns = [
    *after,
    *care,
    *coffee,
    *room,
    path("circles/<uuid:room_id>/run-sheet", run_sheet.sheet, name="run-sheet"),
    path("circles/<uuid:room_id>/shut-again", run_sheet.shut, name="shut-again"),
    path("groups/<slug:slug>/circles", group_circles.circles, name="circles"),
    path("groups/<slug:slug>/circles/now", group_circles.open_now, name="open-now"),
    path("groups/<slug:slug>/circles/open", opening.open_circle, name="open"),
    path("circles/<uuid:room_id>/came-up", practice.what_came_up, name="came-up"),
    path("groups/<slug:slug>/circles/rehearse", practice.rehearse, name="rehearse"),
    path("groups/<slug:slug>/circles/keepers", group_circles.let_keep, name="let-keep"),
    path(
        "groups/<slug:slug>/circles/keepers/<uuid:person_id>/end",
        group_circles.no_longer_keeps,
        name="no-longer-keeps",
    ),
    path("groups/<slug:slug>/circles/naming", group_circles.name_piece, name="name-piece"),
    path("groups/<slug:slug>/circles/scripts/", scripts.scripts, name="scripts"),
    path("groups/<slug:slug>/circles/scripts/shipped/<slug:name>", scripts.shipped_one, name="shipped"),
    path("groups/<slug:slug>/circles/scripts/<uuid:script_id>/", scripts.script, name="script"),
    path("groups/<slug:slug>/circles/scripts/<uuid:script_id>/change", opening.change, name="change-script"),
    path("groups/<slug:slug>/circles/scripts/<uuid:script_id>/share", scripts.share, name="share-script"),
    path(
        "groups/<slug:slug>/circles/scripts/<uuid:script_id>/withdraw",
        scripts.withdraw,
        name="withdraw-script",
    ),
]
