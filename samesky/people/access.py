"""Who may knock on the doors of people's pages. "member" on /me/: whoever is signed in, about themselves."""

from samesky.kit.access import allow


def _both(who: str, *routes: str) -> None:
    for route in routes:
        allow(route, "GET", who)
        allow(route, "POST", who)


allow("people:join", "GET", "visitor")
allow("people:join", "POST", "anyone")
allow("people:not_yet", "GET", "anyone")
allow("people:sign_in", "GET", "visitor")
allow("people:sign_in", "POST", "anyone")
allow("people:sign_out", "POST", "anyone")
# The names allauth knows for the same addresses; ours stand first and answer.
allow("account_login", "GET", "visitor")
allow("account_login", "POST", "anyone")
allow("account_logout", "POST", "anyone")
_both("anyone", "people:way_back", "people:way_back_by_email", "people:way_back_link", "people:confirm_email")
_both(
    "member", "people:way_back_code", "people:name", "people:look", "people:experience", "people:passphrase"
)
_both("member", "people:new_way_back", "people:email", "people:block", "people:mute")
for shown in ("people:me", "people:sessions", "people:apart", "people:card"):
    allow(shown, "GET", "member")
for done in ("people:sky", "people:forget_email", "people:end_session", "people:end_other_sessions"):
    allow(done, "POST", "member")
for undone in ("people:unblock", "people:unmute"):
    allow(undone, "POST", "member")
_both("visitor", "mfa_authenticate", "mfa_login_webauthn")
_both("member", "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")
_both("member", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_generate_recovery_codes")
_both("member", "mfa_add_webauthn", "mfa_remove_webauthn")
for listed in ("mfa_index", "mfa_view_recovery_codes", "mfa_list_webauthn"):
    allow(listed, "GET", "member")
_both("member", "people:export", "people:leave")
allow("people:left", "GET", "anyone")
