"""What the time after a circle hangs into the registries below: due work, forgetting, telling, restoring, a section of /me/."""

from django.utils.translation import gettext_lazy as _

from samesky.circles import leaving, place, reporting_after  # noqa: F401
from samesky.circles.actions import destroying, handing, keepsakes
from samesky.circles.restored import close_without_key
from samesky.kit import work
from samesky.people.me import Section, sections
from samesky.people.restoring import afterwards

work.register("circles: hand over what was held", handing.due)
work.register("circles: destroy what was sealed until now", destroying.due)
work.register("circles: let go of words nobody kept", keepsakes.due)
afterwards.add(close_without_key)
sections.register(
    "circles:mine",
    Section(_("From circles"), _("Words you were given, and circles that ended lately."), "circles:mine", 50),
)
