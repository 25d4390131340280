"""Who may knock on the doors of rooms."""

from samesky.kit.access import allow

allow("circles:panel", "GET", "seated")
allow("circles:resume", "POST", "seated")
for route in ("close", "remove"):
    allow(f"circles:{route}", "GET", "keeper")
    allow(f"circles:{route}", "POST", "keeper")
allow("circles:someone", "GET", "keeper")
for route in ("with", "rest", "hand-over", "keep", "seen"):
    allow(f"circles:{route}", "POST", "keeper")
allow("circles:not-all-right", "GET", "seated")
allow("circles:not-all-right", "POST", "seated")
allow("circles:over", "POST", "seated")
allow("circles:for-watch", "GET", "on watch")
allow("circles:for-watch", "POST", "on watch")
allow("circles:line", "GET", "one of two")
allow("circles:line", "POST", "one of two")
allow("circles:line-words", "GET", "one of two")
allow("circles:end-line", "POST", "one of two")
allow("circles:outside", "GET", "removed")
allow("circles:keeperless", "GET", "lead")
for method in ("GET", "POST"):
    allow("circles:keeperless-group", method, "lead")
    allow("circles:without-keeper", method, "group member")

allow("circles:run-sheet", "GET", "keeper")
allow("circles:came-up", "GET", "room finder")
allow("circles:shut-again", "POST", "keeper")
allow("circles:circles", "GET", "group member")
allow("circles:open-now", "GET", "group member")
for route, methods in {
    "open": ("GET", "POST"),
    "rehearse": ("GET", "POST"),
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

for route in ("room", "door"):
    allow(f"circles:{route}", "GET", "room finder")
allow("circles:arrive", "POST", "room finder", carries=True)
for route in ("table", "earlier", "frame"):
    allow(f"circles:{route}", "GET", "seated")
allow("circles:act", "POST", "seated", carries=True)
for route in ("choose", "leave", "here"):
    allow(f"circles:{route}", "POST", "seated")

for route in ("people", "card", "words", "frame"):
    allow(f"circles:coffee-{route}", "GET", "seated")
allow("circles:coffee-arrive", "POST", "room finder")
allow("circles:coffee-say", "POST", "seated", carries=True)
for route in ("move", "draw", "stay", "leave", "here"):
    allow(f"circles:coffee-{route}", "POST", "seated")
for method in ("GET", "POST"):
    allow("circles:coffee-close", method, "keeper")
    allow("circles:coffee-open", method, "group keeper")

for method in ("GET", "POST"):
    allow("circles:bring", method, "seated")
    allow("circles:change-brought", method, "author")
    allow("circles:withdraw-brought", method, "author")
allow("circles:keep-brought", "POST", "author")
allow("circles:brought", "GET", "member")
