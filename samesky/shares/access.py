"""Who may knock on the doors of shares."""

from samesky.kit.access import allow

allow("shares:group-shares", "GET", "group member")
allow("shares:group-shares", "POST", "group member", carries=True)
allow("shares:to-all", "GET", "member")
allow("shares:to-all", "POST", "member", carries=True)
allow("shares:newest", "GET", "member")
for route in ("share", "card", "thread"):
    allow(f"shares:{route}", "GET", "reader")
allow("shares:answer", "POST", "reader", carries=True)
allow("shares:been-there", "POST", "reader")
allow("shares:not-now", "POST", "reader")
for route in ("affirm-share", "affirm-reply"):
    allow(f"shares:{route}", "GET", "reader")
    allow(f"shares:{route}", "POST", "reader", carries=True)
for route in ("change", "change-reply"):
    allow(f"shares:{route}", "GET", "author")
    allow(f"shares:{route}", "POST", "author", carries=True)
for route in ("withdraw", "withdraw-reply"):
    allow(f"shares:{route}", "GET", "author")
    allow(f"shares:{route}", "POST", "author")
allow("shares:group-draft", "POST", "group member")
allow("shares:members-draft", "POST", "member")
allow("shares:reply-draft", "POST", "reader")
