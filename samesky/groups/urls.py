from django.urls import path

from samesky.groups import views

app_name = "groups"
urlpatterns = [
    path("groups/", views.groups, name="groups"),
    path("groups/new", views.new, name="new"),
    path("groups/<slug:slug>/", views.group, name="group"),
    path("groups/<slug:slug>/join", views.join, name="join"),
    path("groups/<slug:slug>/leave", views.leave, name="leave"),
    path("groups/<slug:slug>/change", views.change, name="change"),
    path("groups/<slug:slug>/people", views.people, name="people"),
    path("groups/<slug:slug>/requests/<uuid:request_id>", views.answer_request, name="answer-request"),
    path("groups/<slug:slug>/invitations", views.invite, name="invite"),
    path("groups/<slug:slug>/invitations/end", views.end_invitations, name="end-invitations"),
    path("groups/<slug:slug>/people/<uuid:person_id>/step-out", views.step_out, name="step-out"),
    path("groups/<slug:slug>/people/<uuid:person_id>/let-lead", views.let_lead, name="let-lead"),
    path("invitations/<str:token>/", views.invitation, name="invitation"),
]
