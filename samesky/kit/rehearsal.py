"""What every page and every feed of a rehearsal says, wherever it is made."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_REAL: Promise = _("Rehearsal: these people are not real")


def said() -> str:
    """The sentence in a rehearsal, nothing in a real place."""
    return str(NOT_REAL) if settings.REHEARSAL else ""
