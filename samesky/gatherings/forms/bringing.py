"""Where a host's feed is: a file, or an address."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samesky.gatherings.core.when import is_zone
from samesky.gatherings.feeds.bringing.fetching import MOST, too_large
from samesky.kit.fields import LineField


class BringForm(forms.Form):
    """One of the two; a time zone for meetings that name none."""

    address = LineField(
        longest=500,
        required=False,
        label=_("Address of the feed"),
        help_text=_("It begins with https:// and often ends in .json. We read it once, now."),
    )
    file = forms.FileField(required=False, label=_("Or a file"), help_text=_("Up to 5 MB."))
    zone = LineField(
        longest=64,
        required=False,
        label=_("Time zone of meetings that name none"),
        help_text=_("Such as Europe/Berlin. Feeds of BMLT servers name none."),
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST:
            raise forms.ValidationError(too_large())
        return file

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"]
        if zone and not is_zone(zone):
            raise forms.ValidationError(gettext("No time zone has this name. Names look like Europe/Berlin."))
        return zone

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(said.get("address")) == bool(said.get("file")):
            raise forms.ValidationError(gettext("Please give an address or a file, one of the two."))
        return said
