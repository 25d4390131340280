"""What a facilitator writes about a group, and what somebody writes who asks to come in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.groups.models import MOST_AGREEMENTS, Card, Group
from samesky.kit.fields import LineField, WordsField
from samesky.people.models import Topic
from samesky.people.topics import by_area


class GroupForm(forms.Form):
    """Name, a few sentences, at most seven agreements (one a line), topics, and how people come in."""

    name = LineField(
        longest=80, label=_("Its name"), help_text=_("Plain and warm, as you would say it to somebody.")
    )
    about = WordsField(longest=1200, rows=4, label=_("Who it is for"), help_text=_("Two or three sentences."))
    agreements = WordsField(
        longest=1400,
        rows=7,
        label=_("What you agree on"),
        help_text=_(
            "One agreement a line, at most seven, in everyday words. Everybody reads them before they come in."
        ),
    )
    joining = forms.ChoiceField(
        label=_("How people come in"), choices=Group.Joining.choices, widget=forms.RadioSelect, initial="open"
    )
    topics = forms.MultipleChoiceField(
        label=_("What it is about"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = self.fields["topics"]
        assert isinstance(topics, forms.MultipleChoiceField)
        topics.choices = by_area(Topic.objects.filter(hidden_at=None))

    def clean_agreements(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["agreements"].splitlines() if line.strip()]
        if len(lines) > MOST_AGREEMENTS:
            raise ValidationError(
                gettext("These are more than seven. Seven are as many as somebody can keep in mind.")
            )
        return "\n".join(lines)

    def card(self) -> Card:
        """The card that was written. Only for a valid form."""
        said = self.cleaned_data
        return Card(
            said["name"], said["about"], tuple(said["agreements"].splitlines()), tuple(said["topics"])
        )

    @classmethod
    def showing(cls, card: Card, joining: str) -> "GroupForm":
        return cls(
            initial={
                "name": card.name,
                "about": card.about,
                "agreements": "\n".join(card.agreements),
                "topics": list(card.topics),
                "joining": joining,
            }
        )


class AgreeForm(forms.Form):
    """The agreements were read and are accepted; and, on request, a few words to the facilitators."""

    agreed = forms.BooleanField(
        label=_("I have read this and agree"),
        error_messages={
            "required": _("Please read the agreements and say yes to them first. Nothing happened yet.")
        },
    )
    words = WordsField(
        longest=1000,
        rows=3,
        required=False,
        label=_("A few words to the people who hold this group"),
        help_text=_("If you like. Only they read it."),
    )

    def __init__(self, *args: Any, asks: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks:
            del self.fields["words"]
