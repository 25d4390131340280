"""Who may knock on the machine doors."""

from samesky.kit.access import allow

allow("api:alive", "GET", "anyone")
allow("api:ready", "GET", "anyone")
