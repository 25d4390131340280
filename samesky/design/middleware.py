"""Headers every answer carries: what may run in the page, what other sites learn, what may be kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICIES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
NOT_NEEDED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
ALWAYS = {
    # Other sites learn nothing. Not "no-referrer": browsers then send "Origin: null" with forms, and the form check refuses them.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_NEEDED),
}
UNLESS_SAID = {
    "Content-Security-Policy": "; ".join(POLICIES),
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""A view that draws a picture, or stands in a frame of our own, may bring its own policy; a page that is public may allow keeping."""


class Headers:
    """Must be the first middleware, so that every answer passes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response[name] = value
        for name, value in UNLESS_SAID.items():
            response.setdefault(name, value)
        return response
