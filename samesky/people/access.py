"""Who may knock on the doors of people's pages."""

from samesky.kit.access import allow

allow("people:join", "GET", "visitor")
allow("people:join", "POST", "anyone")
allow("people:not_yet", "GET", "anyone")
allow("people:way_back_code", "GET", "owner")
allow("people:way_back_code", "POST", "owner")
allow("people:sign_in", "GET", "visitor")
allow("people:sign_in", "POST", "anyone")
allow("people:sign_out", "POST", "anyone")
