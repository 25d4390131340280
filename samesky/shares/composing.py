"""The box for a share: its draft, who will read it, and where it goes. The same for a group and for all members."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from samesky.groups.models import Group
from samesky.people import sealing
from samesky.people.acting import writer
from samesky.shares.forms import ShareForm
from samesky.shares.models import Draft
from samesky.shares.queries import draft_in


@dataclass(frozen=True)
class Place:
    """Where something can be said. `draft` is the address that keeps a draft for it."""

    group: Group | None

    @property
    def name(self) -> str:
        return f"group:{self.group.id}" if self.group else "members"

    @property
    def address(self) -> str:
        return f"{self.group.get_absolute_url()}shares" if self.group else "/shares/"

    @property
    def draft(self) -> str:
        return f"/drafts/group/{self.group.id}" if self.group else "/drafts/members"

    @property
    def who_reads(self) -> str:
        if self.group:
            return _(
                "Members of this group will read it, and people who keep this place safe if it is reported."
            )
        return _("All members here will read it, and people who keep this place safe if it is reported.")


def draft_for(request: HttpRequest, place: Place) -> Draft | None:
    """The draft for this place, else the words somebody came with."""
    return draft_in(writer(request), place.name, "first")


def compose_context(place: Place, draft: Draft | None, form: ShareForm | None = None) -> dict[str, object]:
    """What design/compose.html needs. A form that was refused keeps what was typed; else the draft is in the box."""
    if form is None:
        form = ShareForm(
            initial={"words": sealing.read(draft, "words") if draft else "", "wants": "ears"},
            auto_id="share_%s",
        )
    title = _("Say something to the group") if place.group else _("Say something to everybody here")
    submit = _("Share with the group") if place.group else _("Share with all members")
    return {
        "form": form,
        "action": place.address,
        "draft": place.draft,
        "who_reads": place.who_reads,
        "title": title,
        "submit": submit,
    }
