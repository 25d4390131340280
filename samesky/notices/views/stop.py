"""/notices/stop/...: no more e-mail, for whoever holds a letter. Mail programs press it by themselves (RFC 8058)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from samesky.notices.actions.email import stop_by_link
from samesky.notices.stopping import mark_in


@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One button; pressed, it is done at once, whoever presses. The answer is the same whether anybody is behind the link or not.

    A form from elsewhere could send it, if it knew the link: whoever knows the link may stop the letters, so nothing is lost.
    """
    mark = mark_in(token)
    if mark is None:
        raise Http404
    if request.method == "POST":
        stop_by_link(mark)
    return render(request, "notices/stop.html", {"done": request.method == "POST"})
