"""What circles hang into the registries of the apps below."""

from samesky.circles import ticking  # noqa: F401
