"""The addresses of people's pages; allauth's views stand at addresses of ours under the names it knows."""

from django.urls import include, path

from samesky.people.views import joining, signing_in

ours = [
    path("join", joining.join, name="join"),
    path("join/not-yet", joining.not_yet_here, name="not_yet"),
    path("join/way-back", joining.way_back_code, name="way_back_code"),
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
]
allauths = [
    path("sign-in", signing_in.sign_in, name="account_login"),
]
urlpatterns = [path("", include((ours, "people"))), *allauths]
