"""What goes wrong is said kindly: what happened, that nothing was lost, what to do now. Never a word somebody wrote."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from samesky.design.context import Shell


def _said(request: HttpRequest, status: int, name: str) -> HttpResponse:
    return render(request, f"web/errors/{name}.html", {"shell": Shell(request, nowhere=True)}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _said(request, 400, "bad_request")


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _said(request, 403, "not_allowed")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _said(request, 404, "not_found")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token (an old tab): its words are shown back in a box, so that nothing is lost."""
    post = request.POST
    context = {"words": post.get("words", ""), "wants": post.get("wants", ""), "note": post.get("note", "")}
    context["place"] = request.path
    return render(request, "web/errors/form_expired.html", context, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """The 500 page: rendered without the request, so that nothing in it can fail again."""
    return HttpResponse(render_to_string("web/errors/broken.html"), status=500)
