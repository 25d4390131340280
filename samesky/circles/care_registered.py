"""What looking after one another hangs into the registries below: notices, a live room, forgetting, reporting a private line."""

from django.utils.translation import gettext_lazy as _

from samesky.circles import care_leaving, care_reporting  # noqa: F401
from samesky.circles.actions import not_all_right  # noqa: F401
from samesky.circles.line_room import LineRoom
from samesky.live import rooms
from samesky.notices.kinds import Kind, kinds

rooms.register("line", LineRoom())
kinds.register("not-all-right", Kind(_("Somebody needs a person on watch now.")))
kinds.register("not-looked-at", Kind(_("Somebody waits for the desk, and nobody has looked yet.")))
kinds.register("somebody-is-there", Kind(_("Somebody is there for you now.")))
