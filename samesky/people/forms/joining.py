"""Joining: a pen name, a passphrase, an age, and whose phone this is."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samesky.kit.text import name_key
from samesky.people.core import names
from samesky.people.forms.fields import CarriedField, PassphraseField, PenNameField, check_new
from samesky.people.queries import a_free_name_like, is_taken, was_sent


def checked_pen_name(name: str, own_key: str = "") -> str:
    """`name` when somebody may take it. Raises ValidationError with a kind sentence; `own_key` is the asker's own."""
    if len(name) < names.SHORTEST or len(name_key(name)) < names.SHORTEST:
        raise ValidationError(_("A pen name has at least two letters."))
    if len(name) > names.LONGEST:
        raise ValidationError(_("That is longer than 30 characters. A shorter one is easier to say."))
    if names.is_reserved(name):
        raise ValidationError(_("People here could take that name for staff. Could you choose another?"))
    if name_key(name) != own_key and is_taken(name):
        free = a_free_name_like(name)
        raise ValidationError(
            _("Somebody here already writes as %(name)s. %(free)s would be free."),
            code="taken",
            params={"name": name, "free": free},
        )
    return name


class JoinForm(forms.Form):
    pen_name = PenNameField(
        help_text=_(
            "What others call you here. Not your real name, and not one you use elsewhere. You can change it later."
        )
    )
    passphrase = PassphraseField(
        new=True,
        help_text=_("Ten characters or more, whatever you like. Four plain words are easy to remember."),
    )
    age = forms.ChoiceField(
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes")), ("not-yet", _("Not yet"))],
        error_messages={"required": _("Please choose one. We ask because this place is for adults.")},
    )
    phone = forms.ChoiceField(
        label=_("Is this phone only yours?"),
        help_text=_(
            "If others use it too, nothing is kept on it and you are signed out when the browser closes."
        ),
        widget=forms.RadioSelect,
        choices=[("shared", _("No, or I am not sure")), ("mine", _("Yes, only mine"))],
        initial="shared",
        required=False,
    )
    carried_words = CarriedField()
    carried_place = CarriedField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["age"].label = _("Are you %(age)s or older?") % {"age": settings.MIN_AGE}

    def clean_pen_name(self) -> str:
        name: str = self.cleaned_data["pen_name"]
        tapped_twice = was_sent(self.data.get("once", "")[:40], name)
        return checked_pen_name(name, name_key(name) if tapped_twice else "")

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        check_new(passphrase, self.data.get("pen_name", "")[:100])
        return passphrase

    @property
    def is_mine(self) -> bool:
        return bool(self.cleaned_data.get("phone") == "mine")
