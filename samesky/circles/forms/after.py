"""What somebody says at the end of a circle and after it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.affirmations.actions import LONGEST as LONGEST_THANKS
from samesky.circles.queries.feelings import ANSWERS, QUESTIONS
from samesky.circles.queries.sealed import TurnSaid
from samesky.kit.fields import WordsField
from samesky.safety.forms.reporting import LONGEST
from samesky.safety.models import Report


class LeavingForm(forms.Form):
    """How are you leaving? The answer is kept nowhere."""

    how = forms.ChoiceField(
        label=_("How are you leaving?"),
        choices=(
            ("all-right", _("All right")),
            ("shaky", _("A bit shaky")),
            ("not-safe", _("Not safe")),
        ),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one of these."),
            "invalid_choice": _("Please choose one of these."),
        },
    )


class ThanksForm(forms.Form):
    """Words for somebody who sat there."""

    words = WordsField(longest=LONGEST_THANKS, rows=3, label=_("Your words"))


class HowItWasForm(forms.Form):
    """Four questions, each of which may be left out."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number, question in enumerate(QUESTIONS):
            self.fields[f"q{number}"] = forms.ChoiceField(
                label=question,
                choices=[(str(answer), said) for answer, said in enumerate(ANSWERS)],
                widget=forms.RadioSelect,
                required=False,
            )

    def answers(self) -> dict[int, int]:
        """Only for a valid form."""
        said = {number: self.cleaned_data[f"q{number}"] for number in range(len(QUESTIONS))}
        return {number: int(answer) for number, answer in said.items() if answer}


class WrongForm(forms.Form):
    """Whose turn it was, why, and words if somebody likes. No word of the turn is shown again."""

    turn = forms.ChoiceField(
        label=_("Whose turn was it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose a turn."),
            "invalid_choice": _("Please choose a turn."),
        },
    )
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

    def __init__(self, *args: Any, turns: list[TurnSaid], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["turn"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (f"{one.number}-{one.face.number}", f"{one.face.pen_name}: {one.part}") for one in turns
        ]

    def chosen(self) -> tuple[int, int]:
        """The turn's number and the seat. Only for a valid form."""
        number, seat = self.cleaned_data["turn"].split("-")
        return int(number), int(seat)


class ReasonForm(forms.Form):
    """Why a moderator says that a sealed turn shall be read."""

    reason = WordsField(
        longest=1_000,
        rows=3,
        label=_("Why should it be read?"),
        help_text=_("The other one reads this, and it stays with the case."),
    )
