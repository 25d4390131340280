"""A turn on the rota, in the place's own time zone; a turn that ends before it starts ends on the next day."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.kit.clock import now
from samesky.people.models import Person
from samesky.safety.core.watch import Turn

MOST_DAYS_AHEAD = 366
WEEKS = (("1", _("Only this day")), ("4", _("This day for four weeks")), ("8", _("This day for eight weeks")))
NOT_A_TIME = _("Please write a time like 18:30.")


class TurnForm(forms.Form):
    """Who watches, on which day, from when to when, and for how many weeks."""

    person = forms.ChoiceField(
        label=_("Who"), error_messages={"invalid_choice": _("This person cannot be on watch.")}
    )
    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput({"type": "date"}),
        error_messages={
            "required": _("Please write a day like 2026-12-24."),
            "invalid": _("Please write a day like 2026-12-24."),
        },
    )
    starts = forms.TimeField(
        label=_("From"),
        widget=forms.TimeInput({"type": "time"}),
        error_messages={"required": NOT_A_TIME, "invalid": NOT_A_TIME},
    )
    ends = forms.TimeField(
        label=_("Until"),
        widget=forms.TimeInput({"type": "time"}),
        error_messages={"required": NOT_A_TIME, "invalid": NOT_A_TIME},
    )
    weeks = forms.ChoiceField(label=_("How often"), choices=WEEKS, initial="1")

    def __init__(self, *args: Any, watchers: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(person.id), person.pen_name) for person in watchers]

    def clean_day(self) -> object:
        day = self.cleaned_data["day"]
        today = localdate(now())
        if not today - timedelta(days=1) <= day <= today + timedelta(days=MOST_DAYS_AHEAD):
            raise ValidationError(gettext("Please choose a day from today on, within a year."))
        return day

    def turns(self) -> list[Turn]:
        """One turn for each week. Only for a valid form. The clock on the wall decides, also where it is changed in between."""
        said = self.cleaned_data
        first = parse_date(str(said["day"]))
        assert first is not None
        zone = get_current_timezone()
        over_midnight = timedelta(days=1 if said["ends"] <= said["starts"] else 0)
        days = [first + timedelta(weeks=week) for week in range(int(said["weeks"]))]
        return [
            Turn(
                datetime.combine(day, said["starts"], zone),
                datetime.combine(day + over_midnight, said["ends"], zone),
            )
            for day in days
        ]
