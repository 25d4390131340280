"""The banner on every page: whether somebody is on watch, and the way to Help now."""

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _

from samesky.safety.core.watch import Watched
from samesky.safety.queries.watching import standing
from samesky.safety.said import not_known, watch_said

DRAWN = '<div class="banner{}"><p>{} <a href="/help-now">{}</a></p></div>'


def watch_banner(request: HttpRequest) -> str:
    """Computed from the rota at this moment. On /help-now the page says it itself."""
    if request.path == "/help-now":
        return ""
    try:
        now_stands = standing()
        words, watched = watch_said(now_stands), isinstance(now_stands, Watched)
    except DatabaseError:
        words, watched = not_known(), False
    look = " banner-watched" if watched else ""
    return format_html(DRAWN, look, words, _("Help now"))
