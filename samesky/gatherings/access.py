"""Who may knock on the doors of gatherings."""

from samesky.kit.access import allow

allow("gatherings:gatherings", "GET", "anyone")

allow("gatherings:group", "GET", "group reader")
for method in ("GET", "POST"):
    allow("gatherings:plan", method, "facilitator")
    for route in ("change", "cancel", "change-one", "change-after", "cancel-one"):
        allow(f"gatherings:{route}", method, "gathering leader")
for route in ("uncancel", "uncancel-one"):
    allow(f"gatherings:{route}", "POST", "gathering leader")
for route in ("series", "occurrence"):
    allow(f"gatherings:{route}", "GET", "gathering finder")
for route in ("answer", "company", "arrive-with", "step-back"):
    allow(f"gatherings:{route}", "POST", "gathering comer")
for method in ("GET", "POST"):
    allow("gatherings:reminders", method, "member")
    allow("gatherings:hold", method, "gathering holder")
    allow("gatherings:rota", method, "group keeper")

for method in ("GET", "POST"):
    allow("gatherings:paper", method, "seated")
    allow("gatherings:proof", method, "anyone")
allow("gatherings:proof-keys", "GET", "anyone")
