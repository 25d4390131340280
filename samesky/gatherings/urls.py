"""Addresses of gatherings: a series is /gatherings/<id>/, one time of it /gatherings/<id>/<original>/."""

from samesky.gatherings.urls_come import urlpatterns as come
from samesky.gatherings.urls_feeds import urlpatterns as feeds
from samesky.gatherings.urls_find import urlpatterns as find
from samesky.gatherings.urls_hold import urlpatterns as hold
from samesky.gatherings.urls_plan import urlpatterns as plan
from samesky.gatherings.urls_proof import urlpatterns as proof

app_name = "gatherings"
urlpatterns = [
    *come,
    *feeds,
    *find,
    *hold,
    *plan,
    *proof,
]
