"""Fields that forms of gatherings share, each with its kind sentence."""

import re
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.core.rule import FIRST_YEAR, LAST_YEAR
from samesky.gatherings.core.when import zones
from samesky.gatherings.holidays import countries
from samesky.gatherings.languages import languages
from samesky.gatherings.saying import length_said
from samesky.kit.fields import LineField

LENGTHS = (15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 300, 360, 480)
MOST_SKIPPED = 100
_BETWEEN = re.compile(r"[\s,;]+")
PLEASE_CHOOSE = {
    "required": _("Please choose one of these."),
    "invalid_choice": _("Please choose one of these."),
}
NOT_A_DAY = _("Please write a day like 2026-12-24.")
NOT_A_TIME = _("Please write a time like 18:30.")


def in_our_years(day: date) -> date:
    """The day. Raises ValueError for one in a year that we do not plan in."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError
    return day


def day_field(label: "str | Promise", **more: Any) -> forms.DateField:
    """A day, written or picked."""
    errors = {"required": NOT_A_DAY, "invalid": NOT_A_DAY}
    return forms.DateField(
        label=label,  # type: ignore[arg-type]
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages=errors,
        **more,
    )


def time_field(label: "str | Promise") -> forms.TimeField:
    """A time of day on the wall."""
    errors = {"required": NOT_A_TIME, "invalid": NOT_A_TIME}
    return forms.TimeField(
        label=label,  # type: ignore[arg-type]
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages=errors,
    )


def length_field() -> forms.TypedChoiceField:
    """How long it takes, in minutes."""
    return forms.TypedChoiceField(
        label=_("How long it takes"),
        coerce=int,
        choices=length_choices,
        initial=90,
        error_messages=PLEASE_CHOOSE,
    )


def length_choices() -> list[Any]:
    """What is offered, in minutes."""
    return [(minutes, length_said(minutes)) for minutes in LENGTHS]


def with_this_length(choices: list[Any], minutes: int) -> list[Any]:
    """The lengths that are offered, and the one that stands, when it is none of them."""
    known = {value for value, _words in choices}
    return choices if minutes in known else sorted([*choices, (minutes, length_said(minutes))])


def zone_field() -> forms.ChoiceField:
    """A place of the time zone database."""
    nowhere = _("There is no time zone of this name. Please choose the city nearest to you.")
    return forms.ChoiceField(
        label=_("By the clocks of"),
        choices=lambda: [(name, name.replace("_", " ")) for name in zones()],
        help_text=_(
            "Choose the city whose clocks count. When clocks change there, the time of day stays as you write it."
        ),
        error_messages={"required": nowhere, "invalid_choice": nowhere},
    )


def language_choices() -> list[tuple[str, str]]:
    """Codes with their own names; what this place speaks first."""
    first = settings.LANGUAGE_CODE[:2]
    known = languages()
    rest = [(code, name) for code, name in known.items() if code != first]
    return [(first, known[first]), *rest] if first in known else rest


class CountryField(LineField):
    """A country, or a part of one, by its code (ISO 3166): a pair of both, ("DE", "BY"), or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(longest=8, required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        written = super().clean(value).upper()
        if not written:
            return None
        country, _dash, region = written.partition("-")
        regions = countries().get(country)
        if regions is None or (region and region not in regions):
            raise ValidationError(
                gettext(
                    "We know no holidays under “%(written)s”. Germany is DE, Bavaria DE-BY; or list the days yourself."
                )
                % {"written": written}
            )
        return country, region


class DaysField(forms.CharField):
    """Several days, parted by line breaks or commas: a frozenset of dates."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, strip=True, **kwargs)
        self.widget.attrs["rows"] = 3

    def to_python(self, value: Any) -> Any:
        written = [piece for piece in _BETWEEN.split(value or "") if piece]
        if len(written) > MOST_SKIPPED:
            raise ValidationError(
                gettext("That is more than a hundred days. A shorter list is easier to keep right.")
            )
        days = set()
        for piece in written:
            try:
                days.add(in_our_years(date.fromisoformat(piece)))
            except ValueError:
                raise ValidationError(
                    gettext("“%(written)s” is no day that we can read. Please write each like 2026-12-24.")
                    % {"written": piece[:20]}
                ) from None
        return frozenset(days)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(sorted(day.isoformat() for day in value)) if isinstance(value, frozenset) else value
