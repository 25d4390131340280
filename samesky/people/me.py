"""The sections of /me/: each app adds what a person can see, set or take away there."""

from dataclasses import dataclass

from samesky.kit.registry import Registry
from samesky.kit.shell import Name


@dataclass(frozen=True)
class Section:
    """A line on /me/: a name, one sentence, and the page it leads to. `order`: 0-99 who I am, 100-199 my account, 200 and up my data."""

    name: Name
    about: Name
    url_name: str
    order: int


sections: Registry[Section] = Registry("sections of /me/", key=lambda section: section.order)
