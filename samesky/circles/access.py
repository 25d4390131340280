"""Who may knock on the doors of rooms."""

from samesky.kit.access import allow

allow("circles:resume", "POST", "seated")
allow("circles:close", "GET", "keeper")
allow("circles:close", "POST", "keeper")
allow("circles:keep", "POST", "keeper")
