"""The line above every page of a rehearsal."""

from django.http import HttpRequest
from django.utils.html import format_html

from samesky.kit import rehearsal, shell


@shell.banners.add
def not_real(request: HttpRequest) -> str:
    """Says that these people are not real; nothing in a real place."""
    words = rehearsal.said()
    return format_html('<div class="banner banner-rehearsal"><p>{}</p></div>', words) if words else ""
