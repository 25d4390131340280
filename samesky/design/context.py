"""What base.html needs to know about this request. Worked out only when a template asks, so fragments pay nothing."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from samesky.kit import shell as kit

ROW_SIGNED_IN = 3
ROW_SIGNED_OUT = 4


@dataclass(frozen=True)
class Link:
    """A link as drawn. `current` is the value of aria-current: "page" here, "true" below it, or empty."""

    name: str | Promise
    address: str
    icon: str = ""
    current: str = ""


class Shell:
    """The parts of a page around its content, for one request."""

    def __init__(self, request: HttpRequest, *, nowhere: bool = False) -> None:
        """nowhere: no link is the current one, so that a page says nothing of the address it stands for."""
        self._request = request
        self._path = "" if nowhere else request.path

    @cached_property
    def row(self) -> list[Link]:
        """The links that stand in the navigation."""
        return self._links[: self._room]

    @cached_property
    def more(self) -> list[Link]:
        """The links under "More"."""
        return self._links[self._room :]

    @cached_property
    def ground(self) -> list[Link]:
        """The links at the foot."""
        return [Link(link.name, _address(link.url_name)) for link in kit.ground if link.who(self._request)]

    @cached_property
    def banners(self) -> list[SafeString]:
        """What stands above every page: whether anybody is on watch, that this is a rehearsal."""
        said = (banner(self._request) for banner in kit.banners)
        return [mark_safe(words) for words in said if words]  # noqa: S308  # banners are our own markup

    @cached_property
    def look(self) -> kit.Look:
        return kit.look_for(self._request)

    @property
    def home(self) -> str:
        return "/today" if kit.signed_in(self._request) else "/"

    @property
    def place(self) -> str:
        return getattr(settings, "PLACE_NAME", "Samesky")

    @property
    def exit_url(self) -> str:
        return str(settings.EXIT_URL)

    @cached_property
    def _links(self) -> list[Link]:
        return [self._link(link) for link in kit.links if link.who(self._request)]

    @property
    def _room(self) -> int:
        return ROW_SIGNED_IN if kit.signed_in(self._request) else ROW_SIGNED_OUT

    def _link(self, link: kit.NavLink) -> Link:
        address = _address(link.url_name)
        return Link(link.name, address, link.icon, _current(self._path, address, link.below))


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor."""
    return {"shell": Shell(request)}


def _address(url_name: str) -> str:
    return _reversed(url_name, str(settings.ROOT_URLCONF))


@lru_cache(maxsize=256)
def _reversed(url_name: str, urlconf: str) -> str:
    return reverse(url_name, urlconf)


def _current(path: str, address: str, below: bool) -> str:
    if path == address:
        return "page"
    return "true" if below and address != "/" and path.startswith(address.rstrip("/") + "/") else ""
