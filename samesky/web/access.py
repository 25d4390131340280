"""Who may knock on the doors of pages that combine apps."""

from samesky.kit.access import allow

allow("web:home", "GET", "anyone")
allow("web:start", "GET", "anyone")
allow("web:start", "POST", "anyone")
allow("web:what-is-kept", "GET", "anyone")
allow("web:first", "GET", "member")
allow("web:first", "POST", "member", carries=True)
allow("web:today", "GET", "member")
allow("web:answers", "GET", "member")
allow("web:answers", "POST", "member")
allow("web:asked", "GET", "member")
allow("web:my-groups", "GET", "member")
