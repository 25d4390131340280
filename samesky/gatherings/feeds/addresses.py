"""Whole addresses, as other software wants them."""

from django.http import HttpRequest


def base_of(request: HttpRequest) -> str:
    """This place as whoever asks reached it, with the last slash: https://example.org/"""
    return request.build_absolute_uri("/")
