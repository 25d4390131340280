"""The four things somebody can want with what they say, in words and with an icon. The same words wherever they appear."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Want:
    """`label` is said on a share ("Ears, please"); `name` and `what` stand on the choice ("Ears", "just listen")."""

    icon: str
    label: str | Promise
    name: str | Promise
    what: str | Promise


WANTS = {
    "ears": Want("ear", _("Ears, please"), _("Ears"), _("just listen")),
    "ideas": Want("ideas", _("Ideas welcome"), _("Ideas"), _("what helped you?")),
    "company": Want("company", _("Company"), _("Company"), _("stay a while")),
    "celebration": Want("celebrate", _("Be glad with me"), _("Celebration"), _("be glad with me")),
}
