"""Who may knock on the doors of rooms."""

from samesky.kit.access import allow

allow("circles:resume", "POST", "seated")
allow("circles:close", "GET", "keeper")
allow("circles:close", "POST", "keeper")
allow("circles:keep", "POST", "keeper")

allow("circles:run-sheet", "GET", "keeper")
allow("circles:shut-again", "POST", "keeper")
allow("circles:circles", "GET", "group member")
allow("circles:open-now", "GET", "group member")
for route, methods in {
    "open": ("GET", "POST"),
    "scripts": ("GET",),
    "shipped": ("GET",),
    "script": ("GET",),
    "change-script": ("GET", "POST"),
    "share-script": ("POST",),
    "withdraw-script": ("GET", "POST"),
}.items():
    for method in methods:
        allow(f"circles:{route}", method, "group keeper")
for route in ("let-keep", "no-longer-keeps", "name-piece"):
    allow(f"circles:{route}", "POST", "facilitator")

allow("circles:leaving", "GET", "seated")
allow("circles:leaving", "POST", "seated")
allow("circles:after", "GET", "room finder")
allow("circles:how-it-was", "POST", "seated")
for route in ("wrong", "thank"):
    allow(f"circles:{route}", "GET", "seated")
    allow(f"circles:{route}", "POST", "seated", carries=route == "thank")
allow("circles:sealed", "GET", "moderator")
allow("circles:sealed", "POST", "moderator")
allow("circles:group-after", "GET", "facilitator")
allow("circles:group-after", "POST", "facilitator")
allow("circles:mine", "GET", "member")
allow("circles:keepsake", "POST", "owner")
