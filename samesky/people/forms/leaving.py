"""The one question before leaving: what becomes of my words; and the passphrase once more."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samesky.design.fields import Faces
from samesky.people.forms.again import PassphraseAgain
from samesky.people.models import Leaving

FACES: dict[str, tuple[str, str | Promise]] = {
    Leaving.Way.ERASED.value: ("", _("Gone for everybody, also from the pages of others.")),
    Leaving.Way.NOBODYS.value: ("", _("Without your name, and nobody can find out whose they were.")),
}


class LeaveForm(PassphraseAgain):
    way = forms.ChoiceField(
        label=_("What should become of your words?"),
        choices=Leaving.Way.choices,
        widget=Faces(FACES),
        error_messages={"required": _("Please choose one of the two.")},
    )
    field_order = ("way", "password")
