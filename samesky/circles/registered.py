"""What circles hang into the registries of the apps below."""

from samesky.circles import (
    care_registered,  # noqa: F401
    closing_registered,  # noqa: F401
    coffee_registered,  # noqa: F401
    room_registered,  # noqa: F401
    ticking,  # noqa: F401
)
from samesky.circles.practice import banner, driving  # noqa: F401
from samesky.circles.scripts import leaving as leaving_scripts  # noqa: F401
from samesky.circles.telling_group import ROOMS
from samesky.circles.views.group_circles import group_part
from samesky.groups.parts import parts, the_same_for_all

parts.register("circles", group_part)
the_same_for_all.register("circles", ROOMS)
