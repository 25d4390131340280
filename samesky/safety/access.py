"""Who may knock on the doors of safety: help for anybody, the desk for moderators, this place's pages for hosts."""

from samesky.kit.access import allow

allow("safety:help_now", "GET", "anyone")
allow("safety:report", "GET", "anyone")
allow("safety:report", "POST", "anyone")
allow("safety:sent", "GET", "anyone")
allow("safety:concern", "GET", "owner")
for route in ("desk", "reports", "closed", "desk_report"):
    allow(f"safety:{route}", "GET", "moderator")
for route in ("take", "close"):
    allow(f"safety:{route}", "POST", "moderator")
allow("safety:host", "GET", "host")
for route in ("settings", "lines", "line", "topics", "roles"):
    allow(f"safety:{route}", "GET", "host")
    allow(f"safety:{route}", "POST", "host")
for route in ("remove_line", "show_topic", "take_role"):
    allow(f"safety:{route}", "POST", "host")
allow("safety:watch", "GET", "host or lead")
allow("safety:watch", "POST", "host or lead")
allow("safety:end_turn", "POST", "host or lead")
