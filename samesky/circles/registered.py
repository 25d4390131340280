"""What circles hang into the registries of the apps below."""

from samesky.circles import (
    care_registered,  # noqa: F401
    leaving,  # noqa: F401
    ticking,  # noqa: F401
)
from samesky.circles.actions import destroying, handing
from samesky.circles.restored import close_without_key
from samesky.circles.telling_group import ROOMS
from samesky.circles.views.group_circles import group_part
from samesky.groups.parts import parts, the_same_for_all
from samesky.kit import work
from samesky.people.restoring import afterwards

work.register("circles: hand over what was held", handing.due)
work.register("circles: destroy what was sealed until now", destroying.due)
afterwards.add(close_without_key)
parts.register("circles", group_part)
the_same_for_all.register("circles", ROOMS)
