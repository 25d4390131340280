from django.urls import path

from samesky.circles.views import keeping

app_name = "circles"
urlpatterns = [
    path("circles/<uuid:room_id>/keep/resume", keeping.resume, name="resume"),
    path("circles/<uuid:room_id>/keep/close", keeping.close, name="close"),
    path("circles/<uuid:room_id>/keep/<slug:act>", keeping.act, name="keep"),
]
