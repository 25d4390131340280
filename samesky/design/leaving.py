"""Leave site: the session ends and a neutral page comes, also without JavaScript, and whatever else is broken here.

It answers with a page that moves on by itself, because browsers hold a redirect after a form to `form-action 'self'`. It asks for no
form token: all it can do to somebody is sign them out, and a token would put a cookie on every visitor. It never closes an alert.
No `Clear-Site-Data`: private pages are not kept anyway, and browsers hold the next page back for seconds while they clear.
"""

import logging

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

from samesky.kit import shell

log = logging.getLogger(__name__)


@csrf_exempt
def leave_site(request: HttpRequest) -> HttpResponse:
    """POST leaves at once. GET, which must change nothing, says what the button does and has one."""
    if request.method != "POST":
        return HttpResponse(render_to_string("design/leave_site.html", {}, request))
    answer = HttpResponse(render_to_string("design/exit.html", {"away": settings.EXIT_URL}))
    try:
        for end in shell.leaving_now:
            end(request)
        logout(request)
    except DatabaseError:
        log.exception("leaving: a session could not be ended; its cookie was taken away")
        request.session = _nothing_kept()
    answer.delete_cookie(settings.SESSION_COOKIE_NAME, path=settings.SESSION_COOKIE_PATH)
    return answer


def _nothing_kept() -> SessionBase:
    """An empty session that is never written."""
    return SessionBase()
