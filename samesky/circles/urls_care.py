"""Keeping, and looking after one another: addresses under a room's own."""

from django.urls import path

from samesky.circles.views import care, keeperless, keeping, lines, someone

ROOM = "circles/<uuid:room_id>"
urlpatterns = [
    path(f"{ROOM}/keep/panel", care.panel, name="panel"),
    path(f"{ROOM}/keep/resume", keeping.resume, name="resume"),
    path(f"{ROOM}/keep/close", keeping.close, name="close"),
    path(f"{ROOM}/keep/<int:seat>", someone.someone, name="someone"),
    path(f"{ROOM}/keep/<int:seat>/with", someone.be_with, name="with"),
    path(f"{ROOM}/keep/<int:seat>/rest", someone.rest, name="rest"),
    path(f"{ROOM}/keep/<int:seat>/hand-over", someone.hand_over, name="hand-over"),
    path(f"{ROOM}/keep/<int:seat>/remove", someone.remove, name="remove"),
    path(f"{ROOM}/keep/<slug:act>", keeping.act, name="keep"),
    path(f"{ROOM}/not-all-right", care.not_all_right, name="not-all-right"),
    path(f"{ROOM}/not-all-right/over", care.over, name="over"),
    path(f"{ROOM}/not-all-right/<uuid:cry_id>", care.for_watch, name="for-watch"),
    path(f"{ROOM}/not-all-right/<uuid:cry_id>/seen", care.seen, name="seen"),
    path(f"{ROOM}/line/<uuid:line_id>", lines.line, name="line"),
    path(f"{ROOM}/line/<uuid:line_id>/words", lines.words, name="line-words"),
    path(f"{ROOM}/line/<uuid:line_id>/end", lines.end, name="end-line"),
    path(f"{ROOM}/outside", care.outside, name="outside"),
    path("desk/circles/keeperless", keeperless.groups, name="keeperless"),
    path("desk/circles/<slug:slug>/keeperless", keeperless.group, name="keeperless-group"),
    path("groups/<slug:slug>/circles/without-keeper", keeperless.without_keeper, name="without-keeper"),
]
