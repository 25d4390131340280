"""Unwrapped keys live as long as one request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from samesky.people.keyring import ring


class KeyringPerRequest:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ring():
            return self.get_response(request)
