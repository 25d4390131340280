"""Slugs and type codes of meetings feeds, the codes as far as we know what they mean: for our own rows, and in words for rows of others.

From the list of codes of the Meeting Guide specification (code4recovery/spec, data/types.json, MIT licence).
"""

from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OPEN = "O"
DISCUSSION = "D"
OF_LANGUAGES = {
    "de": "DE",
    "en": "EN",
    "es": "S",
    "fr": "FR",
    "it": "ITA",
    "ja": "JA",
    "ko": "KOR",
    "pa": "PUN",
    "pl": "POL",
    "pt": "POR",
    "ru": "RUS",
    "uk": "UK",
}
"""Two letters of ISO 639-1 -> its code there. A language without one is left out: codes are never made up."""
SAID: dict[str, str | Promise] = {
    "O": _("open to anyone"),
    "C": _("for those it concerns"),
    "D": _("discussion"),
    "BE": _("for newcomers"),
    "MED": _("meditation"),
    "LGBTQ": _("LGBTQ"),
    "W": _("women"),
    "M": _("men"),
    "Y": _("young people"),
    "SEN": _("seniors"),
    "POC": _("people of colour"),
    "CF": _("children are welcome"),
    "BA": _("somebody looks after children"),
    "X": _("step-free"),
    "XB": _("accessible bathroom"),
    "FF": _("fragrance free"),
    "ASL": _("American Sign Language"),
    "OUT": _("outdoors"),
    "TC": _("closed for now"),
}
"""What the page of a listing says; other codes are kept in the row and not shown."""


def slug_of(series_id: UUID) -> str:
    """What a row of ours is called: at most 64 letters that may stand in an address; the same for as long as the series lives."""
    return series_id.hex
