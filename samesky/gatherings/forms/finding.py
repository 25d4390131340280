"""What the finder asks. Every choice may stay open; a choice that does not exist is left out, and nothing is lost."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.core.when import instant, local_time
from samesky.gatherings.languages import languages
from samesky.gatherings.models import Series
from samesky.gatherings.queries.finding import IN_A_PLACE, ONLINE, Wanted, choices
from samesky.gatherings.saying import day_said
from samesky.people.models import Topic

AHEAD = timedelta(days=7)
FURTHEST = timedelta(days=366)
ANY = ("", _("it does not matter"))


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False)


class FindForm(forms.Form):
    """All optional. `wanted(at, zone)` is what was asked, also when some of it made no sense."""

    day = forms.DateField(
        label=_("From which day on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    part = _choice(
        _("Time of day"),
        [
            ANY,
            ("morning", _("in the morning (5 to 12)")),
            ("afternoon", _("in the afternoon (12 to 17)")),
            ("evening", _("in the evening (17 to 22)")),
            ("night", _("at night (22 to 5)")),
        ],
    )
    kind = _choice(_("What"), [ANY, *Series.Kind.choices])
    topic = _choice(_("About"), [ANY])
    language = _choice(_("Language"), [ANY])
    way = _choice(_("How"), [ANY, (ONLINE, _("online")), (IN_A_PLACE, _("in a place"))])
    town = _choice(_("Town"), [ANY])
    free = forms.BooleanField(label=_("only where seats are free"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        there = choices()
        listed = Topic.objects.filter(hidden_at=None, slug__in=there.topics).values_list("slug", "name")
        self._offer("topic", list(listed))
        self._offer(
            "language", [(code, name) for code, name in languages().items() if code in there.languages]
        )
        self._offer("town", [(town, town) for town in there.towns])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ANY, *choices]

    def wanted(self, at: datetime, zone: str) -> Wanted:
        """Seven days from now, or from the midnight of the chosen day in `zone`; at most a year away."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if name != "day" and value}
        begin = self._begin(self.cleaned_data.get("day"), at, zone)
        return replace(Wanted(begin, begin + AHEAD, zone), **asked)

    def _begin(self, day: date | None, at: datetime, zone: str) -> datetime:
        if day is None or not at.date() - timedelta(days=1) <= day <= (at + FURTHEST).date():
            return at
        return max(at, instant(datetime.combine(day, datetime.min.time()), zone))


def by_day(happenings: list[Any], zone: str, at: datetime) -> list[tuple[str, list[Any]]]:
    """Under the days on which they begin in `zone`, in words."""
    days: dict[date, list[Any]] = {}
    for one in happenings:
        days.setdefault(local_time(one.starts_at, zone).date(), []).append(one)
    today = at.astimezone(ZoneInfo(zone)).date()
    return [(day_said(day, today), ones) for day, ones in days.items()]
