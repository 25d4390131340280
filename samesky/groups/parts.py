"""What upper apps put on a group's page: the shares, later what is next together. They register from `ready()`."""

from collections.abc import Callable

from django.http import HttpRequest

from samesky.groups.models import Group
from samesky.kit.registry import Registry

Part = Callable[[HttpRequest, Group], str]
"""Safe markup for a member of the group."""

parts: Registry[Part] = Registry("parts of a group's page")
the_same_for_all: Registry[str] = Registry("fragments of a group's page that read the same for every member")
