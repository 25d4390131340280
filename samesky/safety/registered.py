"""What safety offers to the layers below: the banner, links, notices, the end of a session on leaving, work that falls due."""

from django.utils.translation import gettext_lazy as _

from samesky.kit import shell, wellness, work
from samesky.live import rooms
from samesky.notices.kinds import Group, Kind, groups, kinds
from samesky.people import not_yet
from samesky.people.ending import end_session
from samesky.safety import forgetting
from samesky.safety.banner import watch_banner
from samesky.safety.rooms import DeskRoom
from samesky.safety.staff import shown_to
from samesky.safety.views.help_now import young_lines
from samesky.safety.wellness import look

shell.banners.register("watch", watch_banner)
shell.leaving_now.register("session", end_session)
shell.ground.register("report", shell.GroundLink(_("Tell us about something"), "safety:report", 40))
shell.links.register(
    "desk", shell.NavLink(_("Desk"), "desk", "safety:desk", 200, shown_to("moderator", "lead"))
)
shell.links.register("host", shell.NavLink(_("This place"), "place", "safety:host", 210, shown_to("host")))
shell.links.register("watch", shell.NavLink(_("Watch"), "lamp", "safety:watch", 205, shown_to("lead")))
not_yet.lines.register("lines", young_lines)
rooms.register("desk", DeskRoom())
kinds.register("looked-at", Kind(_("Somebody has looked at what you told us."), "answers"))
kinds.register(
    "taken-down", Kind(_("Words of yours were taken down by the people who keep this place safe."))
)
kinds.register("role-given", Kind(_("%(name)s was given a role in keeping this place.")))
groups.register(
    "watch",
    Group(
        _("When I am on watch"),
        _("Somebody needs a person on watch."),
        60,
        lambda person: bool({"moderator", "lead"} & person.roles),
    ),
)
work.register("safety: forget reports closed long ago", forgetting.forget_closed)
wellness.looks.add(look)
