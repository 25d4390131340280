"""What notices can say: each kind is registered, from `ready()`, by the app whose news it is, and says how it may leave as e-mail."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samesky.kit.registry import Registry
from samesky.kit.shell import Name
from samesky.people.models import Person


@dataclass(frozen=True)
class Kind:
    """One lazy sentence, read over shoulders: no topic, no group's name, nobody's words. %(name)s is the pen name of `by`.

    by_email: the name of the group under which a person may ask for e-mail about it (`groups` below); empty: never by e-mail.
    urgent: an e-mail about it does not wait to be gathered; quiet hours hold it too, unless the person said otherwise.
    """

    words: Name
    by_email: str = ""
    urgent: bool = False


def everybody(person: Person) -> bool:
    """The choice stands on everybody's page."""
    return True


@dataclass(frozen=True)
class Group:
    """Kinds that people choose together on /me/notices. `who`: on whose page the choice stands."""

    name: Name
    about: Name
    order: int
    who: Callable[[Person], bool] = everybody


kinds: Registry[Kind] = Registry("kinds of notices")
silent: Registry[Callable[[UUID], bool]] = Registry("reasons for no e-mail")
"""Each answers for a person's id whether letters are not for them now (whoever bans people registers here). Leaving is known anyway."""
groups: Registry[Group] = Registry("groups of notices", key=lambda group: group.order)
groups.register("reminders", Group(_("Reminders"), _("Of what I said I would come to."), 10))
groups.register(
    "seats",
    Group(_("Seats and changes"), _("A seat is free for me, or something was moved or called off."), 20),
)
groups.register("answers", Group(_("Answers to me"), _("What I asked for, or told the people here."), 30))
groups.register("circles", Group(_("Circles"), _("What has to do with a circle I am in."), 40))
groups.register("holding", Group(_("Groups I hold"), _("Somebody asks for something there."), 50))
