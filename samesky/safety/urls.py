from django.urls import path

from samesky.safety.views import desk, help_now, host, lines, reporting, watch

app_name = "safety"
urlpatterns = [
    path("help-now", help_now.help_now, name="help_now"),
    path("report", reporting.report, name="report"),
    path("report/sent", reporting.sent, name="sent"),
    path("report/<uuid:report_id>", reporting.concern, name="concern"),
    path("desk/", desk.desk, name="desk"),
    path("desk/newest", desk.newest, name="reports"),
    path("desk/closed", desk.closed, name="closed"),
    path("desk/<uuid:report_id>/", desk.one, name="desk_report"),
    path("desk/<uuid:report_id>/take", desk.take, name="take"),
    path("desk/<uuid:report_id>/close", desk.close, name="close"),
    path("host/", host.index, name="host"),
    path("host/settings", host.settings, name="settings"),
    path("host/topics", host.topics, name="topics"),
    path("host/topics/<slug:slug>", host.show_topic, name="show_topic"),
    path("host/roles", host.roles, name="roles"),
    path("host/roles/<int:grant_id>", host.take_role, name="take_role"),
    path("host/lines", lines.lines, name="lines"),
    path("host/lines/<uuid:line_id>", lines.line, name="line"),
    path("host/lines/<uuid:line_id>/remove", lines.remove, name="remove_line"),
    path("host/watch", watch.watch, name="watch"),
    path("host/watch/<uuid:turn_id>/end", watch.end_turn, name="end_turn"),
]
