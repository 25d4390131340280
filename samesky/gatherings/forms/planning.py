"""The one form in which a gathering is planned, and changed later on. A valid one gives a `Plan`."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.forms.again import WhenForm
from samesky.gatherings.forms.choosing import script_choices, who_choices
from samesky.gatherings.forms.pieces import PLEASE_CHOOSE, language_choices, length_choices, with_this_length
from samesky.gatherings.forms.room import room_for_them
from samesky.gatherings.models import Series
from samesky.gatherings.plans import Plan
from samesky.gatherings.queries.who_could_keep import could_keep
from samesky.gatherings.words import Words
from samesky.groups.models import Group
from samesky.kit.fields import LineField, WordsField
from samesky.people.models import Person

HERE, LINK, STREET = "here", "link", "street"
NO_COVER = _(
    "Somebody has to be there if the keeper cannot come. Please choose at least one person beside whoever keeps it."
)
ONLY_GROUP = _("Nobody outside may know that this group exists, so only people in the group can come.")


class PlanForm(WhenForm):
    """kept: the plan as it stands, when one is changed. taken: the most seats that are given already at one of its times."""

    kind = forms.ChoiceField(
        label=_("What kind of gathering"),
        choices=Series.Kind.choices,
        widget=forms.RadioSelect,
        initial=Series.Kind.CIRCLE,
        error_messages=PLEASE_CHOOSE,
    )
    script = forms.ChoiceField(
        label=_("A script for it"),
        required=False,
        help_text=_("What is asked in which round. Without one, the keeper chooses when the room opens."),
        error_messages=PLEASE_CHOOSE,
    )
    title = LineField(longest=80, label=_("What it is called"))
    about = WordsField(longest=800, rows=3, required=False, label=_("A few words about it"))
    where = forms.MultipleChoiceField(
        label=_("Where people meet"),
        choices=[
            (HERE, _("in a room here, in writing")),
            (LINK, _("in a call, by a link or a number")),
            (STREET, _("at a street address")),
        ],
        initial=[HERE],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("More than one is fine."),
        error_messages=PLEASE_CHOOSE,
    )
    call_link = LineField(
        longest=500,
        required=False,
        label=_("The link to the call"),
        help_text=_("Only people with a seat read it."),
    )
    phone = LineField(
        longest=60,
        required=False,
        label=_("A number to dial in"),
        help_text=_("If there is one. Only people with a seat read it."),
    )
    town = LineField(
        longest=80,
        required=False,
        label=_("The town, or the part of it"),
        help_text=_("Everybody who may know of the gathering reads it."),
    )
    address = LineField(
        longest=200,
        required=False,
        label=_("The address"),
        help_text=_("Street, number, floor, which bell. Only people with a seat read it."),
    )
    address_open = forms.BooleanField(
        required=False,
        label=_("The address may be open to everybody"),
        help_text=_(
            "For a library or a community centre. Leave it empty when somebody could wait for a person there."
        ),
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices, error_messages=PLEASE_CHOOSE)
    another_language = forms.ChoiceField(
        label=_("Another language"),
        choices=lambda: [("", _("none")), *language_choices()],
        required=False,
        error_messages=PLEASE_CHOOSE,
    )
    capacity = forms.IntegerField(
        label=_("Room for how many people"),
        initial=8,
        help_text=_("A circle has room for 3 to 12, whoever keeps it among them."),
        error_messages={
            "invalid": _("Please write a number, such as 8."),
            "required": _("Please write a number, such as 8."),
        },
    )
    who = forms.ChoiceField(
        label=_("Who may come"),
        widget=forms.RadioSelect,
        initial=Series.Who.GROUP,
        error_messages=PLEASE_CHOOSE,
    )
    bring = WordsField(longest=400, rows=2, required=False, label=_("What to bring"))
    access_notes = WordsField(
        longest=600,
        rows=3,
        required=False,
        label=_("What makes it easier to take part"),
        help_text=_("Steps, a lift, captions, quiet corners, whether cameras can stay off."),
    )
    keeps = forms.ChoiceField(label=_("Who keeps it"), error_messages=PLEASE_CHOOSE)
    covers = forms.MultipleChoiceField(
        label=_("Who covers"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "They are asked when the keeper is not there five minutes after the beginning. Nobody has to say yes."
        ),
        error_messages={"required": NO_COVER, "invalid_choice": NO_COVER, "invalid_list": NO_COVER},
    )

    def __init__(
        self,
        *args: Any,
        person: Person,
        group: Group,
        kept: Plan | None = None,
        taken: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept, self.taken = kept, taken
        self.before = kept.pattern if kept else None
        keepers = could_keep(person, group)
        self.names = {str(one.pk): one.pen_name for one in keepers}
        for name, choices in {
            "script": script_choices(person, group, kept.script if kept else ""),
            "who": who_choices(group),
            "keeps": self._who_could_keep(),
            "covers": list(self.names.items()),
            "again": self.again_choices(),
            "minutes": with_this_length(length_choices(), self.before.minutes if self.before else 90),
        }.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        if not group.listed:
            self.fields["who"].help_text = str(ONLY_GROUP)
            self.fields["who"].error_messages["invalid_choice"] = ONLY_GROUP
        self.fields["keeps"].initial = str(person.pk)

    def _who_could_keep(self) -> list[Any]:
        """By name; nobody is chosen for them where whoever keeps it now is not among these."""
        known = list(self.names.items())
        return (
            [("", gettext("please choose")), *known]
            if self.kept and str(self.kept.keeps) not in self.names
            else known
        )

    @property
    def nobody_else(self) -> bool:
        """Whether the group has nobody yet who could cover."""
        return len(self.names) < 2

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        self._check_where(said)
        self._check_script(said)
        if said.get("keeps") and said.get("keeps") in said.get("covers", []):
            self.add_error(
                "covers",
                NO_COVER
                if len(said["covers"]) == 1
                else gettext("Whoever keeps it cannot cover as well. Please take them off this list."),
            )
        if "capacity" in said and "kind" in said:
            refused = room_for_them(
                said["capacity"], said["kind"], here=HERE in said.get("where", []), taken=self.taken
            )
            if refused:
                self.add_error("capacity", refused)
        return said

    def _check_where(self, said: dict[str, Any]) -> None:
        where = said.get("where", [])
        if (
            LINK in where
            and not (said.get("call_link") or said.get("phone"))
            and not self.errors.keys() & {"call_link", "phone"}
        ):
            self.add_error("call_link", gettext("Please write the link to the call, or a number to dial in."))
        if LINK in where and said.get("call_link"):
            try:
                URLValidator(schemes=["https", "http"])(said["call_link"])
            except ValidationError:
                self.add_error(
                    "call_link", gettext("This is no link that a browser opens. It begins with https://")
                )
        if STREET in where:
            for name, sentence in (
                ("town", gettext("Please write the town, so that people know whether it is near them.")),
                ("address", gettext("Please write the address. Only people with a seat read it.")),
            ):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, sentence)

    def _check_script(self, said: dict[str, Any]) -> None:
        if said.get("script") and said.get("kind") == Series.Kind.COFFEE:
            self.add_error(
                "script", gettext("A coffee chat has no rounds, so it needs no script. Please choose none.")
            )

    def plan(self) -> Plan:
        """What was written. Only for a valid form."""
        said = self.cleaned_data
        where = said["where"]
        covers = [UUID(one) for one in said["covers"]] + self._covers_unseen()
        languages = dict.fromkeys(code for code in (said["language"], said["another_language"]) if code)
        return Plan(
            kind=said["kind"],
            who=said["who"],
            pattern=self.pattern,
            here=HERE in where,
            link=LINK in where,
            street=STREET in where,
            address_open=said["address_open"],
            capacity=said["capacity"],
            words=self._words(where),
            keeps=UUID(said["keeps"]),
            covers=tuple(covers),
            script=said["script"],
            languages=tuple(languages),
        )

    def _words(self, where: list[str]) -> Words:
        """What belongs to a way of meeting that was not chosen is left out."""
        said = self.cleaned_data
        link, street = LINK in where, STREET in where
        return Words(
            title=said["title"],
            about=said["about"],
            bring=said["bring"],
            access_notes=said["access_notes"],
            town=said["town"] if street else "",
            address=said["address"] if street else "",
            call_link=said["call_link"] if link else "",
            phone=said["phone"] if link else "",
        )

    def _covers_unseen(self) -> list[UUID]:
        """People who cover already and whom whoever changes this does not see: they stay, or it would be learned that they are there."""
        kept = self.kept.covers if self.kept else ()
        return [one for one in kept if str(one) not in self.names and str(one) != self.cleaned_data["keeps"]]
