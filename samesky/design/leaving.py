"""Leave site: the session ends and a neutral page comes, also without JavaScript.

It answers with a page that moves on by itself, because browsers hold a redirect after a form to `form-action 'self'`. It asks for no
form token: all it can do to somebody is sign them out, and a token would put a cookie on every visitor. It never closes an alert.
"""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from samesky.kit import shell


@csrf_exempt
def leave_site(request: HttpRequest) -> HttpResponse:
    """POST leaves at once. GET, which must change nothing, says what the button does."""
    if request.method != "POST":
        return render(request, "design/leave_site.html")
    for end in shell.leaving_now:
        end(request)
    logout(request)
    return render(request, "design/exit.html", {"away": settings.EXIT_URL})
