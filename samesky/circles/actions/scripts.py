"""Keeping scripts: a change is a new version, and nothing that was written before is lost."""

from django.db.models import Max
from django.http import Http404

from samesky.circles.models import Script, ScriptVersion
from samesky.circles.queries.keepers import is_keeper
from samesky.circles.scripts.written import Written, to_json
from samesky.groups.models import Group
from samesky.groups.queries import is_facilitator
from samesky.kit.clock import now
from samesky.people import sealing
from samesky.people.acting import acting
from samesky.people.models import Person


class NotYours(Http404):
    """Only whoever kept it, or a facilitator, does this."""


def keep_script(
    person: Person, group: Group, written: Written, *, share: bool = False, once: str = ""
) -> Script:
    """A new script, its first version. Raises NotYours for somebody who keeps no circles of the group."""
    _must_keep(person, group)
    script = Script(group=group, kept_by=person, shared_at=now() if share else None)
    version = _version(script, person, written, 1)
    with acting(person, once) as act:
        script.save(force_insert=True)
        version.save(force_insert=True)
        act.result = address_of(script, group)
    return script


def change_script(person: Person, script: Script, written: Written, *, once: str = "") -> None:
    """Another version. Two who change it at once each get theirs, one after the other."""
    _must_keep(person, script.group)
    version = _version(script, person, written, 0)
    with acting(person, once) as act:
        list(Script.objects.select_for_update().filter(id=script.id))
        last = ScriptVersion.objects.filter(script=script).aggregate(last=Max("number"))["last"] or 0
        version.number = last + 1
        version.save(force_insert=True)
        act.result = address_of(script, script.group)


def share_script(person: Person, script: Script, *, once: str = "") -> None:
    """From now on the group's other keepers may use it. Raises NotYours."""
    if script.kept_by_id != person.pk:
        raise NotYours
    with acting(person, once) as act:
        Script.objects.filter(id=script.id, shared_at=None).update(shared_at=now())
        act.result = address_of(script, script.group)


def withdraw_script(person: Person, script: Script, *, once: str = "") -> None:
    """Nobody uses it any more. By whoever kept it; a shared one also by a facilitator. Raises NotYours."""
    if script.kept_by_id != person.pk and not is_facilitator(person, script.group):
        raise NotYours
    with acting(person, once) as act:
        Script.objects.filter(id=script.id).update(withdrawn_at=now())
        act.result = f"{script.group.get_absolute_url()}circles/scripts/"


def address_of(script: Script, group: Group) -> str:
    return f"{group.get_absolute_url()}circles/scripts/{script.id}/"


def _version(script: Script, person: Person, written: Written, number: int) -> ScriptVersion:
    version = ScriptVersion(script=script, number=number, by=person)
    sealing.put(version, "words", to_json(written), key=script.group.key_id)
    return version


def _must_keep(person: Person, group: Group) -> None:
    if not is_keeper(person, group):
        raise NotYours
