"""Scripts of a group, for somebody who keeps its circles: their own, and those that were shared."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from samesky.circles.models import Script, ScriptVersion
from samesky.circles.scripts.written import Written, from_json
from samesky.groups.models import Group
from samesky.people import sealing
from samesky.people.models import Person


@dataclass(frozen=True)
class Kept:
    """A script as it was written in one version. by: its writer's pen name, "" where the reader does not learn it."""

    id: UUID
    version: UUID
    number: int
    at: datetime
    by: str
    mine: bool
    shared: bool
    written: Written


def scripts_for(person: Person, group: Group) -> list[Kept]:
    """The latest version of each script this person may use, by title."""
    visible = _visible(person, group)
    versions = ScriptVersion.objects.filter(script__in=visible).select_related("script", "by")
    latest = {version.script_id: version for version in versions.order_by("number")}
    sealing.warm(latest.values(), "words")
    return sorted(
        (_kept(person, version) for version in latest.values()),
        key=lambda kept: kept.written.title.casefold(),
    )


def script_for(person: Person, group: Group, script_id: UUID) -> Script:
    """The script, if this person may use it. Raises Http404."""
    script = _visible(person, group).filter(id=script_id).first()
    if script is None:
        raise Http404
    return script


def versions_of(person: Person, script: Script) -> list[Kept]:
    """Every version of a script that `script_for` gave, the newest first."""
    versions = list(
        ScriptVersion.objects.filter(script=script).select_related("script", "by").order_by("-number")
    )
    sealing.warm(versions, "words")
    return [_kept(person, version) for version in versions]


def version_for(person: Person, group: Group, version_id: UUID) -> Kept:
    """One version. Raises Http404 where the person may not use its script."""
    version = ScriptVersion.objects.filter(id=version_id).select_related("script", "by").first()
    if version is None or not _visible(person, group).filter(id=version.script_id).exists():
        raise Http404
    return _kept(person, version)


def _visible(person: Person, group: Group) -> QuerySet[Script]:
    return Script.objects.filter(
        Q(kept_by=person) | Q(shared_at__isnull=False), group=group, withdrawn_at=None
    )


def _kept(person: Person, version: ScriptVersion) -> Kept:
    return Kept(
        id=version.script_id,
        version=version.id,
        number=version.number,
        at=version.at,
        by=version.by.pen_name if version.by else "",
        mine=version.script.kept_by_id == person.pk,
        shared=version.script.shared_at is not None,
        written=from_json(sealing.read(version, "words")),
    )
