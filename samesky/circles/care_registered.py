"""What looking after one another hangs into the registries below: notices, a live room, forgetting, reporting a private line."""

from django.utils.translation import gettext_lazy as _

from samesky.circles import care_leaving, care_reporting  # noqa: F401
from samesky.circles.actions import keeperless, not_all_right, watch_told  # noqa: F401
from samesky.circles.line_room import LineRoom
from samesky.circles.queries.reach import was_keeper_of
from samesky.kit import shell
from samesky.live import rooms
from samesky.notices.kinds import Kind, kinds
from samesky.safety.involved import involved
from samesky.safety.staff import shown_to

rooms.register("line", LineRoom())
involved.register("keepers of circles", was_keeper_of)
shell.links.register(
    "keeperless", shell.NavLink(_("Circles"), "lamp", "circles:keeperless", 206, shown_to("lead"))
)
kinds.register("not-all-right", Kind(_("Somebody needs a person on watch now."), "watch", urgent=True))
kinds.register(
    "not-looked-at", Kind(_("Somebody waits for the desk, and nobody has looked yet."), "watch", urgent=True)
)
kinds.register("somebody-is-there", Kind(_("Somebody is there for you now.")))
