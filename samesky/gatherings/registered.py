"""What gatherings offer below: links, parts of pages, work that falls due."""

from django.utils.translation import gettext_lazy as _

from samesky.gatherings import come_registered, hold_registered, plan_registered, proof_registered  # noqa: F401
from samesky.kit import shell

shell.links.register(
    "gatherings", shell.NavLink(_("Gatherings"), "gatherings", "gatherings:gatherings", 25, shell.anyone)
)
