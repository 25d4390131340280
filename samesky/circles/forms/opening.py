"""How a circle may go, for opening one or for keeping a script. Every limit of the core is said here in a kind sentence first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samesky.circles.core.plan import FEWEST, MOST, ONE_KEEPER_UP_TO, USUAL, Kind
from samesky.circles.core.times import FLOOR, MINUTE
from samesky.circles.forms.rounds import named, number_of
from samesky.circles.models import Room
from samesky.circles.scripts.said import time_said
from samesky.circles.scripts.written import LENGTHS, TURN_TIMES, Part, Written
from samesky.design.centrepieces import CENTREPIECES, FIRST
from samesky.kit.fields import LineField, WordsField

MOST_AGREEMENTS = 7
LONGEST_PROMPT = 300
PLEASE_CHOOSE = {
    "required": _("Please choose one of these."),
    "invalid_choice": _("Please choose one of these."),
}


@dataclass(frozen=True)
class RoundFields:
    """The fields of one round, for the template."""

    number: int
    prompt: BoundField
    turn: BoundField
    methods: BoundField | None


def _times(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        choices=lambda: [(time, time_said(time)) for time in TURN_TIMES],
        error_messages=PLEASE_CHOOSE,
    )


class Prompt(LineField):
    """What a part asks."""

    def __init__(self, label: Any, *, required: bool = False) -> None:
        lines = forms.Textarea({"rows": 2})
        super().__init__(longest=LONGEST_PROMPT, label=label, required=required, widget=lines)

    def validate(self, value: str) -> None:
        if self.required and not value:
            raise ValidationError(gettext("Please write what this round asks, or take the round out."))
        super().validate(value)


class OpeningForm(forms.Form):
    """The rounds are fields called round_1_prompt and so on; `rounds` says how many there are."""

    kind = forms.ChoiceField(choices=Room.Kind.choices[:1] + Room.Kind.choices[2:], widget=forms.HiddenInput)
    rounds = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = LineField(longest=80, label=_("What it is called"))
    centrepiece = forms.ChoiceField(
        choices=[(key, piece.name) for key, piece in CENTREPIECES.items()], error_messages=PLEASE_CHOOSE
    )
    capacity = forms.TypedChoiceField(
        label=_("Room for"),
        coerce=int,
        choices=lambda: [
            (n, ngettext("%(n)d person", "%(n)d people", n) % {"n": n}) for n in range(FEWEST, MOST + 1)
        ],
        help_text=_("You are one of them. Above eight, a second keeper has to be there."),
        error_messages=PLEASE_CHOOSE,
    )
    longest = forms.TypedChoiceField(
        label=_("It ends at the latest after"),
        coerce=int,
        choices=lambda: [(length, time_said(length)) for length in LENGTHS],
        error_messages=PLEASE_CHOOSE,
    )
    welcome = WordsField(longest=1200, rows=4, required=False, label=_("Words of welcome"))
    agreements = WordsField(
        longest=1000,
        rows=4,
        required=False,
        label=_("What this circle agrees on"),
        help_text=_("One agreement a line, at most seven. They stand beside those of the group."),
    )
    names = forms.BooleanField(required=False, label=_("Begin with a round of names"))
    names_prompt = Prompt(_("What the round of names asks"))
    names_turn = _times(_("Time for each"))
    floor = forms.BooleanField(
        required=False,
        label=_("An open floor after the rounds"),
        help_text=_("Whoever would like to says something, two minutes each."),
    )
    floor_prompt = Prompt(_("What the open floor asks"))
    closing_prompt = Prompt(_("What the closing round asks"))
    closing_turn = _times(_("Time for each"))
    closing = WordsField(longest=1200, rows=3, required=False, label=_("Words at the end"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = self.data if self.is_bound else self.initial
        self.number = number_of(told)
        self.workshop = told.get("kind") == Room.Kind.WORKSHOP
        for n in range(1, self.number + 1):
            self.fields[named(n, "prompt")] = Prompt(_("What it asks"), required=True)
            self.fields[named(n, "turn")] = _times(_("Time for each"))
            if self.workshop:
                self.fields[named(n, "methods")] = forms.BooleanField(
                    required=False, label=_("Each person brings one thing that helps them")
                )

    def each_round(self) -> Iterator[RoundFields]:
        """The fields of every round, for the template."""
        for n in range(1, self.number + 1):
            methods = self[named(n, "methods")] if self.workshop else None
            yield RoundFields(n, self[named(n, "prompt")], self[named(n, "turn")], methods)

    def clean_agreements(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["agreements"].splitlines() if line.strip()]
        if len(lines) > MOST_AGREEMENTS:
            raise ValidationError(
                gettext("These are more than seven. Seven are as many as somebody can keep in mind.")
            )
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        methods = any(said.get(named(n, "methods")) for n in range(1, self.number + 1))
        if self.workshop and not methods:
            raise ValidationError(
                gettext(
                    "A workshop collects what helps. Please say in which round each person brings something."
                )
            )
        return said

    def written(self) -> Written:
        """What was written. Only for a valid form; its plan can be kept."""
        said = self.cleaned_data
        return Written(
            title=said["title"],
            parts=tuple(self._parts()),
            kind=said["kind"],
            centrepiece=said["centrepiece"],
            capacity=said["capacity"],
            longest=said["longest"],
            welcome=said["welcome"],
            agreements=tuple(said["agreements"].splitlines()),
            closing=said["closing"],
        )

    def _parts(self) -> Iterator[Part]:
        said = self.cleaned_data
        if said["names"]:
            yield Part(Kind.NAMES, said["names_prompt"], said["names_turn"])
        for n in range(1, self.number + 1):
            kind = Kind.METHODS if said.get(named(n, "methods")) else Kind.ROUND
            yield Part(kind, said[named(n, "prompt")], said[named(n, "turn")])
        if said["floor"]:
            yield Part(Kind.FLOOR, said["floor_prompt"], FLOOR)
        yield Part(Kind.CLOSING, said["closing_prompt"], said["closing_turn"])


def usual(kind: str) -> Written:
    """What stands in the form before anybody wrote: a circle that could be opened as it is."""
    workshop = kind == Room.Kind.WORKSHOP
    middle = Part(Kind.METHODS, gettext("What helps you? One thing, and how you do it."), 4 * MINUTE)
    return Written(
        title=gettext("Workshop") if workshop else gettext("Sharing circle"),
        kind=kind,
        centrepiece=FIRST,
        capacity=min(USUAL, ONE_KEEPER_UP_TO),
        longest=90 * MINUTE,
        welcome=gettext("Good that you are here. Take a breath, and arrive."),
        parts=(
            Part(Kind.NAMES, gettext("What shall we call you, and how are you just now?"), MINUTE),
            Part(Kind.ROUND, gettext("What would you like to share today?"), 4 * MINUTE),
            *((middle,) if workshop else ()),
            Part(Kind.CLOSING, gettext("What do you take with you?"), MINUTE),
        ),
        closing=gettext("Thank you, everybody. Go gently."),
    )


def showing(written: Written) -> dict[str, Any]:
    """What the form shows of a script: its initial values."""
    names, floor, closing = (written.part(kind) for kind in (Kind.NAMES, Kind.FLOOR, Kind.CLOSING))
    values: dict[str, Any] = {
        "kind": written.kind,
        "rounds": len(written.rounds),
        "title": written.title,
        "centrepiece": written.centrepiece,
        "capacity": written.capacity,
        "longest": written.longest,
        "welcome": written.welcome,
        "agreements": "\n".join(written.agreements),
        "names": names is not None,
        "names_prompt": names.prompt if names else "",
        "names_turn": names.turn if names else MINUTE,
        "floor": floor is not None,
        "floor_prompt": floor.prompt if floor else "",
        "closing_prompt": closing.prompt if closing else "",
        "closing_turn": closing.turn if closing else MINUTE,
        "closing": written.closing,
    }
    for n, part in enumerate(written.rounds, start=1):
        values |= {
            named(n, "prompt"): part.prompt,
            named(n, "turn"): part.turn,
            named(n, "methods"): part.kind is Kind.METHODS,
        }
    return values
