"""How a moderator closes a report."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.kit.fields import WordsField
from samesky.safety.models import Report

LONGEST_NOTE = 4_000


class CloseForm(forms.Form):
    """An outcome and a note for other moderators. Taking the words down is offered only where something is left to take down."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please say what came of it."),
            "invalid_choice": _("Please say what came of it."),
        },
    )
    note = WordsField(
        longest=LONGEST_NOTE,
        rows=3,
        required=False,
        label=_("A note for the others at the desk"),
        help_text=_("Write it as if the person it is about will read it one day: they may ask to."),
    )

    def __init__(self, *args: Any, can_take_down: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        outcomes = list(Report.Outcome.choices)
        field.choices = outcomes if can_take_down else outcomes[:-1]
