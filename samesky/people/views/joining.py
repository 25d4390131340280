"""/join and what follows: the way-back code, shown once, and the way onward."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from samesky.people import arrivals, limits, not_yet, way_back
from samesky.people.acting import writer
from samesky.people.actions.joining import NameTaken
from samesky.people.actions.joining import join as join_now
from samesky.people.actions.way_back import renew
from samesky.people.core.codes import grouped
from samesky.people.forms.joining import JoinForm
from samesky.people.queries import a_free_name_like
from samesky.people.signing_in import sign_in, within
from samesky.people.wordlist import four_words


def join(request: HttpRequest) -> HttpResponse:
    """The form. "Other words" and every error keep what was typed; "Not yet" keeps nothing."""
    if request.user.is_authenticated:
        return redirect(_where_a_member_goes(request))
    if request.method != "POST":
        return _form(request, JoinForm())
    if request.POST.get("age") == "not-yet":
        return redirect("people:not_yet")
    if "other_words" in request.POST or "pen_name" not in request.POST:
        return _form(request, JoinForm(initial=_typed(request)))
    form = JoinForm(request.POST)
    wait = limits.wait_at(request, "join")
    if wait:
        form.add_error(None, limits.said(wait))
        form.errors.pop("pen_name", None)  # a door that rests does not say which names are taken, either
    elif form.has_error("pen_name", "taken"):
        limits.knocked(request, "join")
    return _arrive(request, form) if form.is_valid() else _form(request, form)


def not_yet_here(request: HttpRequest) -> HttpResponse:
    """For those who are too young: where they are welcome. Nothing is stored."""
    said = [mark_safe(words) for lines in not_yet.lines if (words := lines(request))]  # noqa: S308  # our own markup
    return render(request, "people/not_yet.html", {"lines": said})


def way_back_code(request: HttpRequest) -> HttpResponse:
    """The code, once; a POST makes another in its place."""
    person = writer(request)
    if request.method == "POST":
        onward = way_back.may_renew(request)
        if onward is None:
            return redirect("people:new_way_back")
        way_back.show_once(request, person, renew(person), onward)
        return redirect("people:way_back_code")
    if request.method == "HEAD":  # a look from a distance does not use up what is shown once
        return HttpResponse()
    code, onward = way_back.shown(request, person)
    return render(request, "people/way_back_code.html", {"code": grouped(code), "onward": onward})


def _where_a_member_goes(request: HttpRequest) -> str:
    """A double tap leads to the code; words that came along are kept all the same."""
    if way_back.may_renew(request) is not None:
        return "/join/way-back"
    carried = _typed(request)
    return arrivals.keep(writer(request), carried["carried_words"], carried["carried_place"]) or "/today"


def _arrive(request: HttpRequest, form: JoinForm) -> HttpResponse:
    given = form.cleaned_data
    limits.knocked(request, "join")
    try:
        joined = join_now(given["pen_name"], given["passphrase"], once=request.POST.get("once", "")[:40])
    except NameTaken:
        free = a_free_name_like(given["pen_name"])
        said = _("Somebody has just taken %(name)s. %(free)s would be free.")
        form.add_error("pen_name", said % {"name": given["pen_name"], "free": free})
        return _form(request, form)
    kept = arrivals.keep(joined.person, given["carried_words"], given["carried_place"])
    onward = kept or within(given["carried_place"], request)
    answer = sign_in(request, joined.person, "/join/way-back", mine=form.is_mine)
    if request.user.is_authenticated:
        way_back.show_once(request, joined.person, joined.code, onward)
    return answer


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What a form of ours, or /start with its words, has sent."""
    post = request.POST
    words = post.get("carried_words") or post.get("words", "")
    return {
        name: post.get(name, "")[:2000] for name in ("pen_name", "passphrase", "age", "phone") if name in post
    } | {
        "carried_words": JoinForm.base_fields["carried_words"].to_python(words),
        "carried_place": post.get("carried_place", "")[:300],
    }


def _form(request: HttpRequest, form: JoinForm) -> HttpResponse:
    return render(
        request,
        "people/join.html",
        {"form": form, "words": four_words(), "next": request.GET.get("next", "")},
    )
