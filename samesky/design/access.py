"""Who may knock on the doors of the design."""

from samesky.kit.access import allow

allow("exit", "GET", "anyone")
allow("exit", "POST", "anyone")
allow("patterns", "GET", "anyone")
allow("patterns-room", "GET", "anyone")
