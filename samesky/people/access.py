"""Who may knock on the doors of people's pages."""

from samesky.kit.access import allow  # noqa: F401
