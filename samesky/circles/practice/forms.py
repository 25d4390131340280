"""Who comes to a rehearsal."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.circles.core.plan import ONE_KEEPER_UP_TO
from samesky.circles.practice.core.characters import Character, What
from samesky.circles.practice.reading import characters

FEWEST = 2


class RehearsalForm(forms.Form):
    """One tick for each character."""

    who = forms.MultipleChoiceField(
        label=_("Who comes"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.name, one.name) for one in characters()]
        field.widget.faces = {one.name: ("", one.about) for one in characters()}
        self.initial.setdefault("who", [one.name for one in characters()])

    def clean_who(self) -> list[str]:
        chosen = self.cast_of(self.cleaned_data["who"])
        if len(chosen) < FEWEST:
            raise ValidationError(gettext("A circle takes two others at least."))
        keeps = any(one.what is What.KEEPS for one in chosen)
        if not keeps and len(chosen) >= ONE_KEEPER_UP_TO:
            raise ValidationError(
                gettext("Without a second keeper there is room for seven others. Please leave somebody out.")
            )
        return list(self.cleaned_data["who"])

    @staticmethod
    def cast_of(names: list[str]) -> tuple[Character, ...]:
        """These characters, in the order in which they come."""
        return tuple(one for one in characters() if one.name in names)

    def cast(self) -> tuple[Character, ...]:
        """Who was chosen. Only for a valid form."""
        return self.cast_of(self.cleaned_data["who"])
