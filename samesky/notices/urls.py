from django.urls import path

from samesky.notices.views import email, inbox
from samesky.notices.views.stop import stop

app_name = "notices"
urlpatterns = [
    path("notices", inbox.notices, name="notices"),
    path("notices/newest", inbox.newest, name="newest"),
    path("notices/stop/<str:token>", stop, name="stop"),
    path("notices/confirm/<str:token>", email.confirm, name="confirm"),
    path("me/notices", email.choices, name="choices"),
    path("me/notices/address", email.address, name="address"),
    path("me/notices/way-back-address", email.way_back_address, name="way_back_address"),
    path("me/notices/forget", email.forget, name="forget"),
]
