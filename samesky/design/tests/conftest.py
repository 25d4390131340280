"""A small place that serves the design's own pages, so that its tests need nothing from the apps above."""

import copy
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from samesky.design.tests import pages
from samesky.design.tests.only import only
from samesky.kit import shell
from samesky.kit.registry import Registry

MIDDLEWARE = [
    "samesky.design.middleware.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
EMPTY: tuple[Registry[Any], ...] = (shell.links, shell.ground, shell.banners, shell.looks, shell.leaving_now)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the parent's name
        pass


@pytest.fixture(autouse=True)
def _nothing_from_above() -> Iterator[None]:
    """What the apps above registered stays away: these tests are about the design alone."""
    with ExitStack() as meanwhile:
        for registry in EMPTY:
            meanwhile.enter_context(only(registry))
        yield


@pytest.fixture
def place() -> Iterator[str]:
    """The address of the small place. Its neutral page lies on another origin."""
    pages.fresh()
    server = _Server(("127.0.0.1", 0), _Quiet)
    with server, override_settings(**_own_settings(server.server_port)):
        server.set_app(WSGIHandler())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _own_settings(port: int) -> dict[str, Any]:
    templates: list[Any] = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [Path(__file__).parent / "templates"]
    processors = templates[0]["OPTIONS"]["context_processors"]
    templates[0]["OPTIONS"]["context_processors"] = [name for name in processors if ".auth." not in name]
    return {
        "ROOT_URLCONF": "samesky.design.tests.pages",
        "MIDDLEWARE": MIDDLEWARE,
        "TEMPLATES": templates,
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        "SAMESKY_PATTERNS": True,
        "EXIT_URL": f"http://localhost:{port}/elsewhere",
    }
