"""What every page carries around its content: links, banners, the look, and what to end when somebody leaves at once.

Upper apps add to these from `ready()`; `design` draws them. Names are read over shoulders: keep them neutral.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from django.http import HttpRequest
from django.utils.functional import Promise

from samesky.kit.registry import Registry

Name = str | Promise
Who = Callable[[HttpRequest], bool]


def anyone(request: HttpRequest) -> bool:
    """Shown to everybody."""
    return True


def signed_in(request: HttpRequest) -> bool:
    """Shown to members."""
    return bool(getattr(getattr(request, "user", None), "is_authenticated", False))


def signed_out(request: HttpRequest) -> bool:
    """Shown to visitors."""
    return not signed_in(request)


@dataclass(frozen=True)
class NavLink:
    """A word in the main navigation. The first three (signed out: four) by `order` stand in the row, the rest under "More".

    below: whether pages under its address belong to it, so that the word is marked there too.
    """

    name: Name
    icon: str
    url_name: str
    order: int
    who: Who = signed_in
    below: bool = True


@dataclass(frozen=True)
class GroundLink:
    """A word in the ground, at the foot of every page."""

    name: Name
    url_name: str
    order: int
    who: Who = anyone


@dataclass(frozen=True)
class Look:
    """How this person wants pages, and whose phone this is. An empty theme leaves the choice to the device."""

    theme: Literal["", "light", "dark"] = ""
    phone: Literal["mine", "shared"] = "shared"


Banner = Callable[[HttpRequest], str]
"""Safe markup for the top of every page (use format_html or a template), or an empty string."""

links: Registry[NavLink] = Registry("links", key=attrgetter("order"))
ground: Registry[GroundLink] = Registry("ground", key=attrgetter("order"))
banners: Registry[Banner] = Registry("banners")
looks: Registry[Callable[[HttpRequest], Look | None]] = Registry("looks")
"""The first that answers decides; nobody answering means the device's theme on a shared phone."""
leaving_now: Registry[Callable[[HttpRequest], None]] = Registry("leaving_now")
"""Called by /exit before the session ends, for example to close open streams."""


def look_for(request: HttpRequest) -> Look:
    """The look of this page for whoever asks for it."""
    return next((look for choose in looks if (look := choose(request))), Look())
