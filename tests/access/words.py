"""What an answer is, in the words of docs/access.csv."""

import re
from typing import Any

from django.http import HttpResponse

TOKENS = re.compile(r'(name="(?:once|csrfmiddlewaretoken)" value=")[^"]*|("X-CSRFToken": ?")[^"]*')
SENT_ELSEWHERE = "/today"


def plain(response: HttpResponse) -> str:
    """The page without what is fresh each time."""
    return TOKENS.sub(r"\1\2", response.content.decode(response.charset or "utf-8", "replace"))


def headers(response: HttpResponse) -> dict[str, str]:
    """Every header but cookies and the length, which varies with tokens only."""
    return {name: value for name, value in response.items() if name not in {"Content-Length", "Set-Cookie"}}


def same_answer(one: Any, other: Any) -> bool:
    """Whether somebody who reads both could tell them apart by status, headers, cookies or page."""
    return (
        one.status_code == other.status_code
        and headers(one) == headers(other)
        and set(one.cookies) == set(other.cookies)
        and plain(one) == plain(other)
    )


def is_as_said(word: str, response: HttpResponse, missing: HttpResponse, *, asked: str) -> bool:
    """Whether the response is what `word` says. missing: the answer at an address that does not exist; asked: the method."""
    place = str(response.get("Location", ""))
    to_sign_in = response.status_code == 401 or place.startswith("/sign-in")
    away = asked == "GET" and place == SENT_ELSEWHERE
    let_in = response.status_code in {200, 302, 422} and not to_sign_in and not away
    return {
        "yes": let_in,
        "no change": let_in,
        "sign in": to_sign_in,
        "no such thing": same_answer(response, missing),
        "elsewhere": place == SENT_ELSEWHERE,
        "out of date": response.status_code == 404 and not same_answer(response, missing),
    }[word]
