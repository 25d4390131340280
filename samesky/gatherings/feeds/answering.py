"""An answer to other software: with the mark of its content, so that whoever asks again is told in a line that nothing is new."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

CALENDAR = "text/calendar; charset=utf-8"
JSON = "application/json"


def answer(
    request: HttpRequest, body: bytes, kind: str, *, shared: bool = False, filename: str = ""
) -> HttpResponse:
    """200 with the body, or 304. shared: anybody may read it, other sites' pages too, and it may be kept for some minutes.

    filename: it is to be saved, under this name.
    """
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=kind)
    if filename:
        response["Content-Disposition"] = f'attachment; filename="{filename}"'
    conditional = get_conditional_response(request, etag=etag, response=response)
    assert isinstance(conditional, HttpResponse)
    conditional["ETag"] = etag
    conditional["Cache-Control"] = "public, max-age=300" if shared else "private, no-cache"
    if shared:
        conditional["Access-Control-Allow-Origin"] = "*"
    return conditional
