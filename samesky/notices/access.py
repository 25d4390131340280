"""Who may knock on the doors of notices."""

from samesky.kit.access import allow

allow("notices:notices", "GET", "member")
allow("notices:newest", "GET", "member")
