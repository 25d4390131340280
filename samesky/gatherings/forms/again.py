"""When it is, once or again: the fields, and the pattern they give. What cannot be is said at the field where it stands."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.core.changes import skip
from samesky.gatherings.core.plain import LAST, Again, Choices, choices_of, first_day, rule_text
from samesky.gatherings.core.recurrence import following
from samesky.gatherings.core.refusals import Refusal
from samesky.gatherings.core.when import Pattern, instant, is_zone, local_time, pattern_of
from samesky.gatherings.forms.pieces import (
    CountryField,
    DaysField,
    day_field,
    in_our_years,
    length_field,
    time_field,
    zone_field,
)
from samesky.gatherings.holidays import public_holidays
from samesky.gatherings.saying import pattern_said
from samesky.gatherings.wording import refused
from samesky.kit.clock import now

SAME = "same"
AGAIN: dict[str, tuple[Any, Choices]] = {
    "once": (_("only once"), Choices()),
    "week-1": (_("every week"), Choices(Again.WEEKLY, 1)),
    "week-2": (_("every second week"), Choices(Again.WEEKLY, 2)),
    "week-3": (_("every third week"), Choices(Again.WEEKLY, 3)),
    "week-4": (_("every fourth week"), Choices(Again.WEEKLY, 4)),
    "nth": (_("every month, on such a day (like the second Tuesday)"), Choices(Again.NTH)),
    "last": (_("every month, on the last such day (like the last Friday)"), Choices(Again.NTH, nth=LAST)),
    "date": (_("every month, on this date"), Choices(Again.MONTHLY)),
    "year": (_("every year, on this date"), Choices(Again.YEARLY)),
    "day": (_("every day"), Choices(Again.DAILY)),
}
"""What the form offers, in plain words."""
MOST_TIMES = 1000
TWO_YEARS = timedelta(days=730)
WHERE_SAID = {
    Refusal.FAR_YEAR: "day",
    Refusal.NO_SUCH_ZONE: "zone",
    Refusal.TOO_LONG: "minutes",
    Refusal.TOO_SHORT: "minutes",
    Refusal.TWO_ENDS: "times",
    Refusal.TOO_MANY: "times",
    Refusal.NEVER: "until",
}


class WhenForm(forms.Form):
    """Day, time, zone, length, and how it repeats. A valid one has `pattern`.

    before: the pattern as it stands, when one is changed; a rule that the form does not offer can stay as it is.
    """

    before: Pattern | None = None
    pattern: Pattern

    day = day_field(_("Day"))
    time = time_field(_("It begins at"))
    zone = zone_field()
    minutes = length_field()
    again = forms.ChoiceField(
        label=_("How often"),
        choices=[(name, words) for name, (words, _choices) in AGAIN.items()],
        initial="once",
        error_messages={
            "required": _("Please choose how often."),
            "invalid_choice": _(
                "It can be once a day at most, and only in these ways. Please choose one of them."
            ),
        },
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days of the week"),
        choices=lambda: list(WEEKDAYS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for what is weekly, and only when it is not the day above."),
        error_messages={
            "invalid_choice": _("Please choose days of the week."),
            "invalid_list": _("Please choose days of the week."),
        },
    )
    until = day_field(
        _("The last day on which it may be"),
        required=False,
        help_text=_("If you leave this and the next one empty, it goes on until you end it."),
    )
    times = forms.IntegerField(
        label=_("Or how many times"),
        required=False,
        min_value=1,
        max_value=MOST_TIMES,
        error_messages={
            "invalid": _("Please write a number, such as 10."),
            "min_value": _("Please write a number from 1 on."),
            "max_value": _(
                "A thousand times are as many as can be planned. Leave it empty for a series without an end."
            ),
        },
    )
    skipped = DaysField(
        label=_("Days without it"),
        help_text=_("Holidays, for example. One day a line, like 2026-12-24."),
    )

    holidays = CountryField(
        label=_("And public holidays of"),
        help_text=_(
            "The letters of a country, like DE, or of a part of it, like DE-BY. The next page lists the days of two years;"
            " please look whether they are right."
        ),
    )

    def again_choices(self) -> list[Any]:
        """What is offered; where a rule stands that is not among it, also to leave it so."""
        offered: list[Any] = [(name, words) for name, (words, _choices) in AGAIN.items()]
        if self.before and showing_when(self.before)["again"] == SAME:
            return [
                (SAME, gettext("as it is now: %(words)s") % {"words": pattern_said(self.before)}),
                *offered,
            ]
        return offered

    def clean_day(self) -> date:
        return self._in_our_years("day")

    def clean_until(self) -> date | None:
        return self._in_our_years("until") if self.cleaned_data["until"] else None

    def _in_our_years(self, name: str) -> date:
        day: date = self.cleaned_data[name]
        try:
            return in_our_years(day)
        except ValueError:
            raise forms.ValidationError(refused(Refusal.FAR_YEAR)) from None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if {"day", "time", "zone", "minutes", "again"} <= said.keys() and not {
            "until",
            "times",
            "skipped",
            "weekdays",
            "holidays",
        } & self.errors.keys():
            self._find_pattern(said)
        return said

    def _find_pattern(self, said: dict[str, Any]) -> None:
        choices = self._choices(said)
        day = first_day(choices, said["day"])
        start = datetime.combine(day, said["time"].replace(second=0, microsecond=0))
        rule = self.before.rule if said["again"] == SAME and self.before else rule_text(choices, day)
        found = pattern_of(start, said["zone"], said["minutes"], rule)
        if isinstance(found, Refusal):
            self.add_error(WHERE_SAID.get(found, "again"), refused(found))
            return
        self.pattern = skip(found, said["skipped"] | self._holidays(said.get("holidays"), day))
        self._must_be_there(self.pattern)

    def _holidays(self, where: tuple[str, str] | None, first: date) -> frozenset[date]:
        """Of the two years from the first day on, or from today, whichever is later."""
        begin = max(first, now().date())
        return frozenset(public_holidays(*where, begin, begin + TWO_YEARS)) if where else frozenset()

    def _choices(self, said: dict[str, Any]) -> Choices:
        if said["again"] == SAME:
            return Choices()
        chosen = AGAIN[said["again"]][1]
        weekdays = tuple(sorted(said["weekdays"])) if chosen.again is Again.WEEKLY else ()
        ends: dict[str, Any] = {"until": said.get("until"), "times": said.get("times") or 0}
        if chosen.again is Again.ONCE:
            ends = {}
        return Choices(chosen.again, chosen.every, weekdays, chosen.nth, chosen.day, **ends)

    def _must_be_there(self, pattern: Pattern) -> None:
        """The hour must exist on the first day, something must be left, and it must lie ahead."""
        if message := no_such_hour(pattern.start, pattern.zone):
            self.add_error("time", message)
        if next(following(pattern, datetime.min.replace(tzinfo=now().tzinfo)), None) is None:
            self.add_error(
                "skipped",
                gettext(
                    "With these days left out, nothing remains of it. Please take one of them off the list."
                ),
            )
        elif next(following(pattern, now()), None) is None or (
            self.before is None and instant(pattern.start, pattern.zone) < now()
        ):
            self.add_error("day", gettext("That has passed already. Please choose a day from today on."))


def no_such_hour(start: datetime, zone: str) -> str:
    """A sentence for an hour that the clocks skip on that day; empty for any other."""
    if not is_zone(zone):
        return ""
    shown = local_time(instant(start, zone), zone)
    if shown == start:
        return ""
    return gettext(
        "On that day the clocks there jump forward, and %(time)s does not exist. The next time that does is %(next)s."
    ) % {"time": f"{start:%H:%M}", "next": f"{shown:%H:%M}"}


def showing_when(pattern: Pattern) -> dict[str, Any]:
    """What the fields show of a pattern that stands; `again` is SAME for one that the form does not offer."""
    shown: dict[str, Any] = {
        "day": pattern.start.date(),
        "time": pattern.start.time(),
        "zone": pattern.zone,
        "minutes": pattern.minutes,
        "skipped": pattern.skipped,
        "again": SAME,
    }
    choices = choices_of(pattern)
    name = _name_of(choices, pattern.start.date()) if choices else ""
    if not choices or not name:
        return shown
    weekdays = list(choices.weekdays) if choices.again is Again.WEEKLY and len(choices.weekdays) > 1 else []
    return shown | {
        "again": name,
        "weekdays": weekdays,
        "until": choices.until,
        "times": choices.times or None,
    }


def _name_of(choices: Choices, start: date) -> str:
    for name, (_words, offered) in AGAIN.items():
        alike = (offered.again, offered.every) == (choices.again, choices.every)
        last = (offered.nth == LAST) == (choices.nth == LAST) and choices.day != LAST
        if alike and last:
            return name
    return ""
