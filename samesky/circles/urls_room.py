"""The addresses of a room itself."""

from django.urls import path

from samesky.circles.views import kinds, room, taking_part

urlpatterns = [
    path("circles/<uuid:room_id>/", kinds.room, name="room"),
    path("circles/<uuid:room_id>/table", room.table, name="table"),
    path("circles/<uuid:room_id>/earlier", room.earlier, name="earlier"),
    path("circles/<uuid:room_id>/door", room.door, name="door"),
    path("circles/<uuid:room_id>/frame", room.frame, name="frame"),
    path("circles/<uuid:room_id>/arrive", taking_part.arrive, name="arrive"),
    path("circles/<uuid:room_id>/act", taking_part.act, name="act"),
    path("circles/<uuid:room_id>/choose", taking_part.choose, name="choose"),
    path("circles/<uuid:room_id>/leave", taking_part.leave, name="leave"),
    path("circles/<uuid:room_id>/here", taking_part.here, name="here"),
]
