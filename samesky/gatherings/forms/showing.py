"""What the form shows before anybody wrote, and of a plan that stands."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from samesky.gatherings.core.when import local_time
from samesky.gatherings.forms.again import showing_when
from samesky.gatherings.forms.planning import HERE, LINK, STREET
from samesky.gatherings.models import Series
from samesky.gatherings.plans import Plan
from samesky.groups.models import Group


def usual(group: Group, own_zone: str, at: datetime) -> dict[str, Any]:
    """Tomorrow evening, where the group last met, else in the planner's own zone, else in the place's."""
    last = Series.objects.filter(group=group).order_by("-made_at").values_list("zone", flat=True).first()
    zone = last or own_zone or timezone.get_default_timezone_name()
    return {
        "zone": zone,
        "day": local_time(at, zone).date() + timedelta(days=1),
        "time": "19:00",
        "language": settings.LANGUAGE_CODE[:2],
    }


def showing(plan: Plan) -> dict[str, Any]:
    """The initial values of the form for a plan that stands."""
    where = [name for name, so in ((HERE, plan.here), (LINK, plan.link), (STREET, plan.street)) if so]
    languages = [*plan.languages, "", ""]
    return {
        **showing_when(plan.pattern),
        **asdict(plan.words),
        "kind": plan.kind,
        "script": plan.script,
        "where": where,
        "address_open": plan.address_open,
        "language": languages[0],
        "another_language": languages[1],
        "capacity": plan.capacity,
        "who": plan.who,
        "keeps": str(plan.keeps),
        "covers": [str(one) for one in plan.covers],
    }
