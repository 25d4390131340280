"""Who may knock on the doors of notices. "anyone": whoever holds the link from a letter."""

from samesky.kit.access import allow

for shown in ("notices:notices", "notices:newest", "notices:choices"):
    allow(shown, "GET", "member")
for done in ("notices:choices", "notices:address", "notices:way_back_address", "notices:forget"):
    allow(done, "POST", "member")
for method in ("GET", "POST"):
    allow("notices:stop", method, "anyone")
    allow("notices:confirm", method, "anyone")
