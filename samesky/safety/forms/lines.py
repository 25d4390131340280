"""A line as the host enters it: who helps, how they are reached, and until when that was checked."""

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.kit.fields import LineField
from samesky.safety.models import HelpLine
from samesky.safety.queries.lines import today

MOST_DAYS = 366
"""After a year nobody knows any more whether a number is right."""
USUAL_DAYS = 180
NUMBER = re.compile(r"\+?[0-9*#][0-9 ()./*#-]{1,30}")
NOT_A_DAY = _("Please write a day like 2026-12-24.")


class LineForm(forms.Form):
    """Every part stands on /help-now as it is entered here."""

    shelf = forms.ChoiceField(
        label=_("What is it?"),
        choices=HelpLine.Shelf.choices,
        widget=forms.RadioSelect,
        initial=HelpLine.Shelf.ANYBODY,
        error_messages={
            "required": _("Please choose one of these."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    name = LineField(longest=80, label=_("Its name"))
    channel = forms.ChoiceField(
        label=_("How somebody reaches it"),
        choices=HelpLine.Channel.choices,
        widget=forms.RadioSelect,
        initial=HelpLine.Channel.CALL,
        error_messages={
            "required": _("Please choose one of these."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
    reach = LineField(
        longest=200,
        label=_("The number, or the address of the chat"),
        help_text=_("A number as it is dialled from here, or an address that begins with https://"),
    )
    hours = LineField(
        longest=120, label=_("When it answers"), help_text=_("In words: day and night; weekdays 9 to 17.")
    )
    for_whom = LineField(longest=200, required=False, label=_("Who it is for"))
    language = LineField(longest=80, required=False, label=_("In which languages"))
    costs = LineField(longest=120, required=False, label=_("What it costs"))
    checked_on = forms.DateField(
        label=_("When you last tried it"),
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )
    expires_on = forms.DateField(
        label=_("Until when that counts"),
        help_text=_("At most a year. After this day it is no longer shown, and you are told so."),
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": NOT_A_DAY, "required": NOT_A_DAY},
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self._check_reach(said.get("reach"), said.get("channel"))
        self._check_days(said.get("checked_on"), said.get("expires_on"))
        return said

    def _check_reach(self, reach: str | None, channel: str | None) -> None:
        if not reach or not channel:
            return
        if channel == HelpLine.Channel.CHAT:
            if not _is_address(reach):
                self.add_error("reach", gettext("Please write an address that begins with https://"))
        elif not NUMBER.fullmatch(reach):
            self.add_error("reach", gettext("Please write a number that can be dialled, like 0800 123 456."))

    def _check_days(self, checked: date | None, expires: date | None) -> None:
        if checked and checked > today():
            self.add_error("checked_on", gettext("This day has not come yet."))
        if checked and expires and not checked < expires <= checked + timedelta(days=MOST_DAYS):
            self.add_error("expires_on", gettext("Please choose a day within a year after you tried it."))


def _is_address(reach: str) -> bool:
    try:
        URLValidator(schemes=["https"])(reach)
    except ValidationError:
        return False
    return True


def empty_form() -> LineForm:
    """For another line, checked today."""
    day = today()
    return LineForm(initial={"checked_on": day, "expires_on": day + timedelta(days=USUAL_DAYS)})
