"""Who may knock on the doors of groups."""

from samesky.kit.access import allow

allow("groups:groups", "GET", "anyone")
allow("groups:group", "GET", "group reader")
allow("groups:join", "GET", "group finder")
allow("groups:join", "POST", "group finder")
allow("groups:leave", "GET", "group member")
allow("groups:leave", "POST", "group member")
allow("groups:new", "GET", "may make groups")
allow("groups:new", "POST", "may make groups")
for route, methods in {
    "change": ("GET", "POST"),
    "people": ("GET",),
    "answer-request": ("POST",),
    "invite": ("POST",),
    "end-invitations": ("POST",),
    "step-out": ("POST",),
    "let-lead": ("POST",),
}.items():
    for method in methods:
        allow(f"groups:{route}", method, "facilitator")
allow("groups:invitation", "GET", "invited")
allow("groups:invitation", "POST", "invited, signed in")
