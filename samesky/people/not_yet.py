"""Where somebody who is too young for this place is led: upper apps register the lines for young people."""

from collections.abc import Callable

from django.http import HttpRequest

from samesky.kit.registry import Registry

lines: Registry[Callable[[HttpRequest], str]] = Registry("youth lines")
"""Each returns safe markup (use a template or format_html), or an empty string when it knows no line."""
