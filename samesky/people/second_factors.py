"""Our settings of allauth's second factors: secrets sealed under the person's own key, and the pen name in their app."""

import base64

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.people.models import Person
from samesky.people.sealing import seal, unseal

PLACE = b"mfa_authenticator.data\n"


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "That code does not fit, or it was used already. Codes change every half minute."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Sealed under the key of the person signed in: nobody else sets up a second factor for them."""
        person = context.request.user
        assert isinstance(person, Person)
        return base64.b64encode(seal(text.encode(), person.key_id, PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(base64.b64decode(encrypted_text), PLACE).decode()

    def build_totp_svg(self, url: str) -> str:
        """The picture on white, so that it can be read from a dark page too."""
        picture: str = super().build_totp_svg(url)
        head, inside = picture.split("<path", 1)
        return f'{head}<rect width="100%" height="100%" fill="#fff"/><path{inside}'

    def get_totp_issuer(self) -> str:
        return str(settings.PLACE_NAME)

    def _get_user_identifier(self, user: Person) -> str:
        return user.pen_name

    def _get_site_name(self) -> str:
        return str(settings.PLACE_NAME)

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002  # allauth's name for it
        """ "Passkey 2": nobody writes a name, because names are words and would lie there unencrypted."""
        before = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).count()
        return gettext("Passkey %(number)s") % {"number": before + 1}
