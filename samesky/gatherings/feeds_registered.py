"""Doors of feeds and of bringing them over, and the way to a person's own calendar."""

from django.utils.translation import gettext_lazy as _

from samesky.kit.access import allow
from samesky.people.me import Section, sections

for route in ("open-calendar", "meetings", "services"):
    allow(f"gatherings:{route}", "GET", "anyone")
for route in ("own-calendar", "group-calendar"):
    allow(f"gatherings:{route}", "GET", "holder")
for route in ("series-file", "time-file"):
    allow(f"gatherings:{route}", "GET", "gathering finder")
allow("gatherings:calendar", "GET", "member")
allow("gatherings:make-address", "POST", "member")
for route in ("titles", "revoke-address"):
    allow(f"gatherings:{route}", "POST", "owner")
for route, methods in {
    "bring": ("GET", "POST"),
    "brought": ("GET",),
    "save-brought": ("POST",),
    "undo-brought": ("POST",),
    "take-off": ("POST",),
}.items():
    for method in methods:
        allow(f"gatherings:{route}", method, "host")

sections.register(
    "gatherings:calendar",
    Section(
        _("My calendar"),
        _("A secret address, so that your own calendar program shows what you come to."),
        "gatherings:calendar",
        50,
    ),
)
