"""The host's choice about groups."""

from django.utils.translation import gettext_lazy as _

from samesky.people.place import Choice, choices

WHO_MAKES_GROUPS = choices.register(
    "who-makes-groups",
    Choice(
        name="who-makes-groups",
        words=_("Who may make a group"),  # type: ignore[arg-type]
        options=(
            ("hosts", _("hosts")),  # type: ignore[arg-type]
            ("facilitators", _("hosts, and people who lead a group already")),
            ("members", _("every member")),
        ),
        default="facilitators",
    ),
)
