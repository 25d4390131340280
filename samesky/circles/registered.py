"""What circles hang into the registries of the apps below."""

from samesky.circles import (
    leaving,  # noqa: F401
    ticking,  # noqa: F401
)
from samesky.circles.actions import destroying, handing
from samesky.circles.restored import close_without_key
from samesky.kit import work
from samesky.people.restoring import afterwards

work.register("circles: hand over what was held", handing.due)
work.register("circles: destroy what was sealed until now", destroying.due)
afterwards.add(close_without_key)
