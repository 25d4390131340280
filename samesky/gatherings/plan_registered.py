"""What planning hangs into the registries below: what notices may say of changes, and a part of the group's page."""

from django.utils.translation import gettext_lazy as _

from samesky.gatherings.views.group_gatherings import group_part
from samesky.groups.parts import parts
from samesky.notices.kinds import Kind, kinds

kinds.register(
    "gathering-moved",
    Kind(_("Something you had set time aside for is at another time now."), "seats", urgent=True),
)
kinds.register(
    "gathering-cancelled",
    Kind(_("Something you had set time aside for does not take place."), "seats", urgent=True),
)
kinds.register(
    "gathering-back",
    Kind(_("Something you had set time aside for takes place after all."), "seats", urgent=True),
)
kinds.register(
    "gathering-changed", Kind(_("Something you have set time aside for has changed a little."), "seats")
)
kinds.register(
    "gathering-not-open",
    Kind(_("Something you had set time aside for is for its own people only now."), "seats"),
)
kinds.register(
    "gathering-duty",
    Kind(_("You are asked to keep something, or to be there if its keeper cannot come."), "holding"),
)
parts.register("gatherings", group_part)
