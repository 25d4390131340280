"""The host's choice about circles: how long a sealed copy stays, so that somebody who was hurt can say so tomorrow (law 13)."""

from django.utils.translation import gettext_lazy as _

from samesky.people.place import Choice, choices

SEALED_HOURS = choices.register(
    "circle-sealed-hours",
    Choice(
        name="circle-sealed-hours",
        words=_("How long a sealed copy of a circle stays before it is destroyed"),  # type: ignore[arg-type]
        options=(
            ("24", _("24 hours")),  # type: ignore[arg-type]
            ("36", _("36 hours")),
            ("48", _("48 hours")),
            ("72", _("72 hours")),
        ),
        default="48",
    ),
)
