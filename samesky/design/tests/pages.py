"""A tiny place for the browser tests: the pattern book, a page with a box, a page with a stream, and an elsewhere to leave to."""

import queue
import time
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import include, path

from samesky.design.examples import ShareForm
from samesky.design.quiet import Quiet

drafts: list[str] = []
sent: list[str] = []
left: list[str] = []
told: queue.Queue[str] = queue.Queue()
room: dict[str, str] = {}
asked: list[str] = []
ends: dict[str, float] = {}
"""When the turn is over, by this computer's steady clock."""


def fresh() -> None:
    """Forget what earlier tests did here."""
    for kept in (drafts, sent, left, asked):
        kept.clear()
    room.clear()
    room.update(first="Ben is here.", second="Chen is here.")
    while not told.empty():
        told.get()


def write(request: HttpRequest) -> HttpResponse:
    """A page with a compose box; a POST is the sending."""
    if request.method == "POST":
        sent.append(request.POST["words"])
    return render(request, "design_tests/write.html", {"form": ShareForm()})


def draft(request: HttpRequest) -> HttpResponse:
    drafts.append(request.POST["words"])
    return HttpResponse(status=204)


def open_room(request: HttpRequest) -> HttpResponse:
    return render(request, "design_tests/room.html", {"room": room})


def part(request: HttpRequest) -> HttpResponse:
    """The fragment of the room page, with an ETag as fragment views are asked to have."""
    asked.append(request.headers.get("If-None-Match", ""))
    tag = f'"{hash(tuple(room.values()))}"'
    if asked[-1] == tag:
        return HttpResponse(status=304)
    answer = render(request, "design_tests/part.html", {"room": room})
    answer["ETag"] = tag
    return answer


def turn(request: HttpRequest) -> HttpResponse:
    """A page with the quiet time of a turn that ends at `ends["turn"]`, and a box to write in beside it."""
    return render(request, "design_tests/turn.html", {"quiet": quiet()})


def turn_part(request: HttpRequest) -> HttpResponse:
    asked.append("turn")
    return render(request, "design_tests/turn_part.html", {"quiet": quiet()})


def quiet() -> Quiet:
    return Quiet(left_of_turn(), 300_000, "Chen", id="quiet-1")


def left_of_turn() -> int:
    """What the server knows, in milliseconds."""
    return round((ends["turn"] - time.monotonic()) * 1000)


def stream(request: HttpRequest) -> StreamingHttpResponse:
    asked.append(f"since {request.GET.get('since', '')}")
    answer = StreamingHttpResponse(_events(), content_type="text/event-stream")
    answer["Cache-Control"] = "no-store"
    return answer


def _events() -> Iterator[bytes]:
    yield b"retry: 100\n\n"
    while True:
        try:
            event = told.get(timeout=0.2)
        except queue.Empty:
            yield b":\n\n"
        else:
            yield event.encode()
            if "event: end" in event:
                return


def elsewhere(request: HttpRequest) -> HttpResponse:
    left.append(request.headers.get("Referer", ""))
    return HttpResponse("<!doctype html><title>Weather</title><p>Rain later.</p>")


urlpatterns = [
    path("", include("samesky.design.urls")),
    path("write", write),
    path("draft", draft),
    path("room", open_room),
    path("part", part),
    path("turn", turn),
    path("turn-part", turn_part),
    path("live/room", stream),
    path("elsewhere", elsewhere),
]
