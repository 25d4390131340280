"""What a host sets: choices for this place, topics, and who has which role."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.kit.fields import LineField, WordsField
from samesky.kit.text import name_key
from samesky.people.models import Person, RoleGrant
from samesky.people.place import choices

LONGEST_LINE = 400
PLEASE_CHOOSE = _("Please choose one of these.")


class ChoicesForm(forms.Form):
    """One field for each registered choice, as it stands now."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choice in choices.items():
            common: dict[str, Any] = {"label": choice.words, "initial": choice.value()}
            self.fields[name] = (
                forms.ChoiceField(
                    choices=choice.options,
                    widget=forms.RadioSelect,
                    error_messages={"required": PLEASE_CHOOSE, "invalid_choice": PLEASE_CHOOSE},
                    **common,
                )
                if choice.options
                else LineField(longest=LONGEST_LINE, required=False, **common)
            )


class TopicForm(forms.Form):
    """A topic of the host's own."""

    name = LineField(
        longest=80, label=_("The topic"), help_text=_("As somebody who lives with it would say it.")
    )
    about = LineField(longest=200, label=_("One sentence about it"))
    words = WordsField(
        longest=2_000,
        rows=4,
        required=False,
        label=_("Other words people use for it"),
        help_text=_("One a line. They help to find people who get it."),
    )


class RoleForm(forms.Form):
    """A role for somebody who is here already."""

    pen_name = LineField(longest=80, label=_("Their pen name"))
    role = forms.ChoiceField(
        label=_("The role"),
        choices=RoleGrant.Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": PLEASE_CHOOSE, "invalid_choice": PLEASE_CHOOSE},
    )

    def __init__(self, *args: Any, host: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.host = host

    def clean_pen_name(self) -> str:
        name: str = self.cleaned_data["pen_name"]
        self.person = Person.objects.filter(name_key=name_key(name)).first()
        if self.person is None:
            raise ValidationError(
                gettext("Nobody here writes under this name. They join first, then you give the role.")
            )
        if self.person == self.host:
            raise ValidationError(gettext("Nobody gives themselves a role. Another host can."))
        return name
