"""What a person fills in on /me/notices."""

from datetime import time
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samesky.kit.text import clean_line
from samesky.notices.actions.email import Wish
from samesky.notices.kinds import groups
from samesky.notices.models import EmailChoice
from samesky.people.models import Person

NO, GATHERED, AT_ONCE = "no", "gathered", "at-once"
PACES = (
    (NO, _("no e-mail")),
    (GATHERED, _("gathered")),
    (AT_ONCE, _("at once")),
)


class AddressForm(forms.Form):
    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            "required": _("Please write an address."),
            "invalid": _("That does not look like an e-mail address."),
        },
    )

    def clean_address(self) -> str:
        return clean_line(self.cleaned_data["address"])


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Please write a time like 22:00.")},
    )


class ChoicesForm(forms.Form):
    """One choice for each group of kinds, then the quiet hours. An error loses nothing that was chosen."""

    quiet_from = _hour(_("Quiet from"))
    quiet_to = _hour(_("Quiet until"))
    zone = forms.ChoiceField(
        label=_("In the time of"),
        required=False,
        error_messages={"invalid_choice": _("Please choose a place from the list.")},
    )
    urgent_in_quiet = forms.BooleanField(
        label=_("What cannot wait may come in these hours, too"), required=False
    )

    def __init__(self, sent: Any = None, *, person: Person, choice: EmailChoice | None) -> None:
        super().__init__(sent, initial=_as_chosen(choice))
        wanted = {one.group: one.at_once for one in choice.wanted.all()} if choice else {}
        shown = [group for group in groups if group.who(person)]
        names = {group: name for name, group in groups.items()}
        self._groups = [names[group] for group in shown]
        for name in self._groups:
            self.fields[f"group-{name}"] = _pace(name, wanted)
        zones = self.fields["zone"]
        assert isinstance(zones, forms.ChoiceField)
        zones.choices = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]

    @property
    def paces(self) -> list[forms.BoundField]:
        """The choices of groups, in their order."""
        return [self[f"group-{name}"] for name in self._groups]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("quiet_from"), cleaned.get("quiet_to")
        if self.errors:
            return cleaned
        if (start is None) != (end is None):
            self.add_error(
                "quiet_to" if end is None else "quiet_from",
                _("Quiet hours need both times. Leave both empty for none."),
            )
        elif start is not None and start == end:
            self.add_error("quiet_to", _("These two are the same time. Leave both empty for no quiet hours."))
        elif start is not None and not cleaned.get("zone"):
            self.add_error("zone", _("Please choose a place from the list."))
        return cleaned

    def wish(self) -> Wish:
        """What was chosen. Only after is_valid()."""
        chosen = {name: self.cleaned_data[f"group-{name}"] for name in self._groups}
        start: time | None = self.cleaned_data["quiet_from"]
        return Wish(
            groups={name: pace == AT_ONCE for name, pace in chosen.items() if pace != NO},
            quiet_from=start,
            quiet_to=self.cleaned_data["quiet_to"],
            zone=self.cleaned_data["zone"] if start else "",
            urgent_in_quiet=self.cleaned_data["urgent_in_quiet"],
        )


def _as_chosen(choice: EmailChoice | None) -> dict[str, Any]:
    if choice is None:
        return {"zone": settings.TIME_ZONE}
    return {
        "quiet_from": choice.quiet_from,
        "quiet_to": choice.quiet_to,
        "zone": choice.zone or settings.TIME_ZONE,
        "urgent_in_quiet": choice.urgent_in_quiet,
    }


def _pace(name: str, wanted: dict[str, bool]) -> forms.ChoiceField:
    group = groups.get(name)
    assert group
    at_once = wanted.get(name)
    return forms.ChoiceField(
        label=str(group.name),
        help_text=str(group.about),
        choices=PACES,
        initial=NO if at_once is None else AT_ONCE if at_once else GATHERED,
        error_messages={
            "required": _("Please choose one."),
            "invalid_choice": _("Please choose one of these."),
        },
    )
