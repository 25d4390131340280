"""Whose phone this is, and what the list of devices remembers: a browser and a system in words, never an address."""

import re

from django.http import HttpRequest
from django.utils.translation import gettext as _

from samesky.kit.shell import Look
from samesky.people.models import Person

MINE = 30 * 24 * 60 * 60
"""Seconds a session lasts on a phone that is only theirs. On a shared phone it ends with the browser, or after a day."""

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox|FxiOS", "Firefox"),
             ("Chrome|CriOS", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
            ("CrOS", "Chromebook"), ("Linux", "Linux"))  # fmt: skip


def settle(request: HttpRequest, *, mine: bool) -> None:
    """Mark the session that is about to begin."""
    request.session.set_expiry(MINE if mine else 0)
    request.session["phone"] = "mine" if mine else "shared"


def look_of(request: HttpRequest) -> Look | None:
    """The look a signed-in person chose."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return None
    theme = person.theme if person.theme in {"light", "dark"} else ""
    return Look(theme=theme, phone="mine" if request.session.get("phone") == "mine" else "shared")  # type: ignore[arg-type]


def device(user_agent: str) -> str:
    """ "Firefox on Android", as far as the browser says."""
    browser = next((name for sign, name in _BROWSERS if re.search(sign, user_agent)), _("A browser"))
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system} if system else browser
