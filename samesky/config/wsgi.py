"""Django as WSGI: the pages."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
_pages = get_wsgi_application()
_CHARSET = re.compile(r";\s*charset\s*\*?\s*=[^;]*", re.IGNORECASE)


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Forms come back as our pages were sent, in UTF-8, whatever a header says: Django fails on a charset that is none ("hex")."""
    kind = environ.get("CONTENT_TYPE")
    if kind:
        environ["CONTENT_TYPE"] = _CHARSET.sub("", kind)
    return _pages(environ, start)
