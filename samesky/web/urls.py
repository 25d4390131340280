from django.urls import path

from samesky.web import arriving, today

app_name = "web"
urlpatterns = [
    path("", arriving.home, name="home"),
    path("start", arriving.start, name="start"),
    path("first", arriving.first, name="first"),
    path("today", today.today, name="today"),
    path("today/answers", today.answers, name="answers"),
    path("today/asked", today.asked, name="asked"),
    path("today/groups", today.my_groups, name="my-groups"),
    path("what-is-kept", arriving.what_is_kept, name="what-is-kept"),
]
