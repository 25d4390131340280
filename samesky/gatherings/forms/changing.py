"""What can be changed of one time: when it is, how many fit, what it says; and why it does not take place."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.actions.changing_one import OneTime
from samesky.gatherings.core.rule import FIRST_YEAR, LAST_YEAR
from samesky.gatherings.core.when import instant, local_time
from samesky.gatherings.differing import reason_of
from samesky.gatherings.forms.again import no_such_hour
from samesky.gatherings.forms.pieces import (
    day_field,
    length_choices,
    length_field,
    time_field,
    with_this_length,
)
from samesky.gatherings.forms.room import room_for_them
from samesky.gatherings.queries.seen import Happening
from samesky.gatherings.queries.what_it_says import words_at
from samesky.kit.clock import now
from samesky.kit.fields import LineField, WordsField

WORDS = ("title", "about", "bring", "town", "address", "call_link", "phone")
ONLY_ONE, ALL_AFTER = "one", "after"


class OneTimeForm(forms.Form):
    """One time, in the zone of its series."""

    day = day_field(_("Day"))
    time = time_field(_("It begins at"))
    minutes = length_field()
    capacity = forms.IntegerField(
        label=_("Room for how many people"),
        error_messages={
            "invalid": _("Please write a number, such as 8."),
            "required": _("Please write a number, such as 8."),
        },
    )
    title = LineField(longest=80, label=_("What it is called"))
    about = WordsField(longest=800, rows=3, required=False, label=_("A few words about it"))
    bring = WordsField(longest=400, rows=2, required=False, label=_("What to bring"))
    call_link = LineField(longest=500, required=False, label=_("The link to the call"))
    phone = LineField(longest=60, required=False, label=_("A number to dial in"))
    town = LineField(longest=80, required=False, label=_("The town, or the part of it"))
    address = LineField(longest=200, required=False, label=_("The address"))
    reason = WordsField(
        longest=400,
        rows=2,
        required=False,
        label=_("A few words to those who come"),
        help_text=_(
            "Why it is different this time, if you like. Everybody who may know of the gathering reads it."
        ),
    )

    def __init__(self, *args: Any, happening: Happening, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.happening, series = happening, happening.series
        minutes = self.fields["minutes"]
        assert isinstance(minutes, forms.TypedChoiceField)
        minutes.choices = with_this_length(length_choices(), minutes_of(happening))
        gone = [] if series.link else ["call_link", "phone"]
        for name in gone if series.street else [*gone, "town", "address"]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if "day" in said and "time" in said:
            self._check_moment(datetime.combine(said["day"], said["time"].replace(second=0, microsecond=0)))
        if "capacity" in said:
            series, row = self.happening.series, self.happening.row
            taken = row.taken if row else 0
            refused = room_for_them(said["capacity"], series.kind, here=series.here, taken=taken)
            if refused:
                self.add_error("capacity", refused)
        return said

    def _check_moment(self, start: datetime) -> None:
        zone = self.happening.series.zone
        if not FIRST_YEAR <= start.year <= LAST_YEAR:
            self.add_error("day", gettext("Please choose a day before the year 2101."))
        elif message := no_such_hour(start, zone):
            self.add_error("time", message)
        elif instant(start, zone) < now():
            self.add_error("day", gettext("That has passed already. Please choose a day from today on."))

    def one_time(self) -> OneTime:
        """What was written. Only for a valid form."""
        said = self.cleaned_data
        start = datetime.combine(said["day"], said["time"].replace(second=0, microsecond=0))
        words = {name: said[name] for name in WORDS if name in said}
        return OneTime(start, said["minutes"], said["capacity"], words, said["reason"])


class CancelForm(forms.Form):
    """Why it does not take place, and, of a time in a series, whether all after it go too."""

    reason = WordsField(
        longest=400,
        rows=3,
        required=False,
        label=_("A few kind words about why"),
        help_text=_(
            "If you like. Everybody who may know of the gathering reads them; the notice itself says nothing of it."
        ),
    )
    which = forms.ChoiceField(
        label=_("Which"),
        choices=[(ONLY_ONE, _("only this time")), (ALL_AFTER, _("this time and all after"))],
        initial=ONLY_ONE,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["which"]

    @property
    def all_after(self) -> bool:
        return self.cleaned_data.get("which") == ALL_AFTER


def showing_one(happening: Happening) -> dict[str, Any]:
    """The initial values for one time as it is now."""
    words = words_at(happening)
    start = local_time(happening.starts_at, happening.series.zone)
    row = happening.row
    return {name: getattr(words, name) for name in WORDS} | {
        "day": start.date(),
        "time": start.time(),
        "minutes": minutes_of(happening),
        "capacity": row.capacity if row else happening.series.capacity,
        "reason": reason_of(row),
    }


def minutes_of(happening: Happening) -> int:
    return int((happening.ends_at - happening.starts_at).total_seconds()) // 60
