"""The addresses of people's pages; allauth's views stand at addresses of ours, under the names it knows them by."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.urls import include, path

from samesky.people.views import (
    cards,
    email,
    experience,
    joining,
    leaving,
    me,
    passkeys,
    sessions,
    signing_in,
    way_back,
)

ours = [
    path("join", joining.join, name="join"),
    path("join/not-yet", joining.not_yet_here, name="not_yet"),
    path("join/way-back", joining.way_back_code, name="way_back_code"),
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
    path("way-back", way_back.way_back, name="way_back"),
    path("way-back/by-email", way_back.by_email, name="way_back_by_email"),
    path("way-back/by-email/<uuid:person_id>/<str:token>", way_back.by_link, name="way_back_link"),
    path("me/", me.me, name="me"),
    path("me/name", me.name, name="name"),
    path("me/sky", me.sky, name="sky"),
    path("me/look", me.look, name="look"),
    path("me/experience", experience.experience, name="experience"),
    path("me/passphrase", me.passphrase, name="passphrase"),
    path("me/way-back", me.new_way_back, name="new_way_back"),
    path("me/e-mail", email.email_address, name="email"),
    path("me/e-mail/forget", email.forget_email, name="forget_email"),
    path("way-back/confirm/<str:token>", email.confirm_email, name="confirm_email"),
    path("me/sessions", sessions.sessions, name="sessions"),
    path("me/sessions/others/end", sessions.end_other_sessions, name="end_other_sessions"),
    path("me/sessions/<int:session_id>/end", sessions.end_session, name="end_session"),
    path("me/export", leaving.export, name="export"),
    path("me/leave", leaving.leave, name="leave"),
    path("left", leaving.left, name="left"),
    path("me/apart", cards.apart_list, name="apart"),
    path("people/<uuid:person_id>/", cards.card, name="card"),
    path("people/<uuid:person_id>/block", cards.block, name="block"),
    path("people/<uuid:person_id>/unblock", cards.unblock, name="unblock"),
    path("people/<uuid:person_id>/mute", cards.mute, name="mute"),
    path("people/<uuid:person_id>/unmute", cards.unmute, name="unmute"),
]
allauths = [
    path("sign-in", signing_in.sign_in, name="account_login"),
    path("sign-out", signing_in.sign_out, name="account_logout"),
    path("sign-in/second-factor", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey", passkeys.sign_in_with_passkey, name="mfa_login_webauthn"),
    path("me/again", account.reauthenticate, name="account_reauthenticate"),
    path("me/again/code", factors.reauthenticate, name="mfa_reauthenticate"),
    path("me/again/passkey", passkeys.again_with_passkey, name="mfa_reauthenticate_webauthn"),
    path("me/second-factor/", factors.index, name="mfa_index"),
    path("me/second-factor/app", app.activate_totp, name="mfa_activate_totp"),
    path("me/second-factor/app/off", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("me/second-factor/codes", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("me/second-factor/codes/new", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("me/passkeys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("me/passkeys/add", keys.add_webauthn, name="mfa_add_webauthn"),
    path("me/passkeys/<int:pk>/remove", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
urlpatterns = [path("", include((ours, "people"))), *allauths]
