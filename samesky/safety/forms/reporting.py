"""What somebody tells us: a reason, and words if they like; without a thing, the words are what it is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.kit.fields import WordsField
from samesky.safety.models import Report

LONGEST = 6_000


class ReportForm(forms.Form):
    """`carried` is what the reporter was shown, signed. A first tap opened this page; the second may be Send."""

    reason = forms.ChoiceField(
        label=_("What is it?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        initial=Report.Reason.LOOK,
        error_messages={
            "required": _("Please choose one of these."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    words = WordsField(
        longest=LONGEST,
        rows=3,
        required=False,
        label=_("Anything you want to say about it"),
        help_text=_("If you like. Nothing has to be said."),
    )
    carried = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, about_a_thing: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not about_a_thing:
            words = self.fields["words"]
            words.required = True
            words.label = _("What would you like to tell us?")
            words.help_text = _("A few words are enough.")
