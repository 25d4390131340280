"""What a person sets on /me/."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samesky.kit.text import clean_line, clean_words
from samesky.people.forms.again import PassphraseAgain
from samesky.people.forms.fields import PassphraseField, PenNameField, check_new
from samesky.people.forms.joining import checked_pen_name
from samesky.people.models import Person, Topic, Visible
from samesky.people.topics import by_area

MOST_OWN_WORDS = 4000


class PenNameForm(forms.Form):
    pen_name = PenNameField(help_text=_("Everything you wrote carries the new name from now on."))

    def __init__(self, sent: Any = None, *, person: Person) -> None:
        super().__init__(sent, initial={"pen_name": person.pen_name})
        self._own_key = person.name_key

    def clean_pen_name(self) -> str:
        return checked_pen_name(self.cleaned_data["pen_name"], self._own_key)


class LookForm(forms.Form):
    theme = forms.ChoiceField(
        label=_("How pages look"), choices=Person.Theme.choices, widget=forms.RadioSelect, required=False
    )


class NewPassphraseForm(PassphraseAgain):
    passphrase = PassphraseField(new=True, label=_("New passphrase"), help_text=_("Ten characters or more."))

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        check_new(passphrase, self.user.pen_name)
        return passphrase


class EmailForm(PassphraseAgain):
    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            "required": _("Please write an address."),
            "invalid": _("That does not look like an e-mail address."),
        },
    )
    field_order = ("address", "password")

    def clean_address(self) -> str:
        return clean_line(self.cleaned_data["address"])


class OwnWordsField(forms.CharField):
    """Free words of some length. Signs that cannot be shown are taken out; too long a text is said, and nothing is lost."""

    def to_python(self, value: Any) -> str:
        return clean_words(str(value or ""))

    def validate(self, value: str) -> None:
        if len(value) > MOST_OWN_WORDS:
            over = len(value) - MOST_OWN_WORDS
            said = _(
                "This is %(over)s letters longer than it can be. It is all still here; could you shorten it?"
            )
            raise ValidationError(said % {"over": over})


class ExperienceForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label=_("What have you been through?"),
        help_text=_("Choose as many as fit, or none. No diagnosis is needed."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={
            "invalid_choice": _("One of these topics is no longer on the list. The others are kept.")
        },
    )
    topics_visible = forms.ChoiceField(
        label=_("Who sees these topics?"),
        choices=Visible.choices,
        widget=forms.RadioSelect,
        initial=Visible.NOBODY,
    )
    own_words = OwnWordsField(
        label=_("In your own words"),
        widget=forms.Textarea({"rows": 5, "class": "input", "dir": "auto"}),
        required=False,
    )
    own_words_visible = forms.ChoiceField(
        label=_("Who sees these words?"),
        choices=Visible.choices,
        widget=forms.RadioSelect,
        initial=Visible.NOBODY,
    )

    def __init__(self, *args: Any, topics: list[Topic], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["topics"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = by_area(topics)
        field.widget.faces = {topic.slug: ("", topic.about) for topic in topics}
