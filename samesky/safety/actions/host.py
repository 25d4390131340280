"""What hosts do: set choices, keep the topics, give and take roles. Each is in the record."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samesky.kit.clock import now
from samesky.kit.ids import new_id
from samesky.notices.actions import tell
from samesky.people.acting import acting
from samesky.people.models import Person, RoleGrant, Topic
from samesky.people.place import choices
from samesky.safety import staff
from samesky.safety.actions.watch import forget_soon
from samesky.safety.record import note


class NotNow(Exception):
    """It cannot be done; the exception's words say why, for people."""


def set_choices(host: Person, said: dict[str, str], *, once: str = "") -> None:
    """Set what has changed."""
    with acting(host, once) as act:
        act.result = "/host/settings"
        for name, choice in choices.items():
            if name in said and said[name] != choice.value():
                choice.choose(host, said[name])
                note(host, "set", "choice", name)


def add_topic(host: Person, name: str, about: str, words: str, *, once: str = "") -> Topic:
    """One more topic for everybody to choose."""
    with acting(host, once) as act:
        act.result = "/host/topics"
        topic = Topic.objects.create(slug=_free_slug(name), name=name, about=about, words=words)
        note(host, "added", "topic", topic.slug)
    return topic


def _free_slug(name: str) -> str:
    plain = slugify(name)[:50] or new_id().hex[:12]
    return plain if not Topic.objects.filter(slug=plain).exists() else f"{plain}-{new_id().hex[:6]}"


def show_topic(host: Person, topic: Topic, *, shown: bool, once: str = "") -> None:
    """Whether people can choose it from now on. Who chose it before keeps it."""
    with acting(host, once) as act:
        act.result = "/host/topics"
        Topic.objects.filter(slug=topic.slug).update(hidden_at=None if shown else now())
        note(host, "showed" if shown else "hid", "topic", topic.slug)


def give_role(host: Person, person: Person, role: str, *, once: str = "") -> None:
    """Give somebody a role. Raises NotNow for oneself: reading what was reported takes somebody else's yes.

    Everybody who has a role is told, so that no host makes themselves a moderator under another name unseen.
    """
    if person == host:
        raise NotNow(_("Nobody gives themselves a role. Another host can."))
    with acting(host, once) as act:
        act.result = "/host/roles"
        _grant, fresh = RoleGrant.objects.get_or_create(
            person=person, role=role, defaults={"granted_by": host}
        )
        if fresh:
            note(host, f"gave {role}", "person", person.id)
            holders = RoleGrant.objects.exclude(person__in=[host, person]).values_list("person_id", flat=True)
            for holder in sorted(
                set(holders), key=str
            ):  # by room, so that two writers never wait for each other
                tell(holder, "role-given", "/notices", by=person.id)
    _shown_anew()


def take_role(host: Person, grant: RoleGrant, *, once: str = "") -> None:
    """Take a role back. It ends at once, with any turn of watch it allowed. Raises NotNow for the last host."""
    with acting(host, once) as act:
        act.result = "/host/roles"
        hosts = RoleGrant.objects.filter(role=RoleGrant.Role.HOST).select_for_update()
        if grant.role == RoleGrant.Role.HOST and len(hosts) == 1:
            raise NotNow(_("There has to be a host. Give the role to somebody else first."))
        if RoleGrant.objects.filter(pk=grant.pk).delete()[0]:
            note(host, f"took {grant.role}", "person", grant.person_id)
        forget_soon()
    _shown_anew()


def _shown_anew() -> None:
    staff.forget()
