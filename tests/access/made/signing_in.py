"""How Ben signs in: links by email, a device, a passkey."""

from uuid import UUID, uuid4

from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.http import HttpRequest
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from samesky.people.email import tokens
from samesky.people.keyring import ring
from samesky.people.models import Person


def links_of(ben: Person) -> dict[str, tuple[UUID, str]]:
    return {
        "a link of Ben's": (ben.id, tokens.make_token(ben)),
        "a link of Ben's that no longer works": (ben.id, "cxyz1-0123456789abcdef0123456789abcdef"),
        "a link of nobody's": (uuid4(), tokens.make_token(ben)),
    }


def session_of(person: Person) -> int:
    client = Client()
    client.force_login(person)
    made = UserSession.objects.create(
        user=person, session_key=client.session.session_key, ip="127.0.0.1", user_agent="a phone"
    )
    return int(made.pk)


def passkey_of(person: Person) -> int:
    """A passkey as a phone would have made it; beside it an app and codes for a hard day."""
    request = HttpRequest()
    request.user = person
    with ring(), request_context(request):
        TOTP.activate(person, generate_totp_secret())
        RecoveryCodes.activate(person)
    key = ES256.from_cryptography_key(generate_private_key(SECP256R1()).public_key())  # type: ignore[no-untyped-call]
    credential = AttestedCredentialData.create(Aaguid.NONE, b"a phone of Ben's", key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    seen = AuthenticatorData.create(bytes(32), flags, 0, credential)
    asked = CollectedClientData.create("webauthn.create", b"challenge", "http://testserver")
    made = {
        "clientDataJSON": websafe_encode(asked),
        "attestationObject": websafe_encode(AttestationObject.create("none", seen, {})),
    }
    whole = {
        "id": websafe_encode(credential.credential_id),
        "rawId": websafe_encode(credential.credential_id),
    }
    kept = Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "phone", "credential": {**whole, "type": "public-key", "response": made}},
    )
    return int(kept.pk)
