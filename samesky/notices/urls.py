from django.urls import path

from samesky.notices import views

app_name = "notices"
urlpatterns = [
    path("notices", views.notices, name="notices"),
    path("notices/newest", views.newest, name="newest"),
]
