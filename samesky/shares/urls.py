from django.urls import path

from samesky.shares import pages, views

app_name = "shares"
urlpatterns = [
    path("groups/<slug:slug>/shares", views.share_with_group, name="group-shares"),
    path("shares/", views.share_with_all, name="to-all"),
    path("shares/newest", pages.newest, name="newest"),
    path("shares/<uuid:share_id>/", pages.thread, name="share"),
    path("shares/<uuid:share_id>/card", pages.card, name="card"),
    path("shares/<uuid:share_id>/thread", pages.thread_fragment, name="thread"),
    path("shares/<uuid:share_id>/change", views.change, name="change"),
    path("shares/<uuid:share_id>/withdraw", views.withdraw, name="withdraw"),
    path("shares/<uuid:share_id>/replies", views.answer, name="answer"),
    path("shares/<uuid:share_id>/been-there", views.been_there, name="been-there"),
    path("shares/<uuid:share_id>/not-now", views.not_now, name="not-now"),
    path("shares/<uuid:share_id>/affirm", views.affirm_share, name="affirm-share"),
    path("replies/<uuid:reply_id>/change", views.change_reply, name="change-reply"),
    path("replies/<uuid:reply_id>/withdraw", views.withdraw_reply, name="withdraw-reply"),
    path("replies/<uuid:reply_id>/affirm", views.affirm_reply, name="affirm-reply"),
    path("drafts/group/<uuid:group_id>", views.keep_group_draft, name="group-draft"),
    path("drafts/members", views.keep_members_draft, name="members-draft"),
    path("drafts/reply/<uuid:share_id>", views.keep_reply_draft, name="reply-draft"),
]
