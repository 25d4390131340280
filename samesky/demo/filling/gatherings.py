"""Gatherings of the season: planned by who leads the group, some people coming, some waiting, one time that does not take place.

Done by the actions themselves, after the groups are there, so their ids are random. Whoever is not in this filling is left out.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samesky.circles.actions.keepers import let_keep
from samesky.demo.core.meeting import GATHERINGS, ToldGathering
from samesky.demo.filling.scene import Scene
from samesky.gatherings.actions.changing_one import cancel_one
from samesky.gatherings.actions.coming import answer
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.core.when import Pattern, pattern_of
from samesky.gatherings.models import Coming, Series
from samesky.gatherings.plans import Plan
from samesky.gatherings.queries.next_times import next_of
from samesky.gatherings.words import Words
from samesky.groups.models import Group, Membership
from samesky.groups.queries import is_facilitator
from samesky.kit.clock import held_at
from samesky.people.models import Person

PLANNED, ASKED = timedelta(days=4), timedelta(hours=30)
"""So long before the season's end it was planned, and the first of them said that they come."""
A_LITTLE_LATER = timedelta(minutes=17)


def plan_gatherings(scene: Scene) -> None:
    """Inside a ring, once."""
    groups = {group.slug: group for group in Group.objects.all()}
    for told in GATHERINGS:
        if group := groups.get(told.slug):
            _Gathering(scene, told, group).fill()


class _Gathering:
    def __init__(self, scene: Scene, told: ToldGathering, group: Group) -> None:
        self.told, self.group = told, group
        self.end = scene.calendar.told(scene.calendar.end)
        inside = set(Membership.objects.filter(group=group).values_list("person_id", flat=True))
        self.people = scene.people
        self.inside: set[UUID] = inside

    def fill(self) -> None:
        keeps = self.people[self.told.keeps]
        with held_at(self.end - PLANNED):
            covers = self._cover(keeps)
            series = plan_gathering(keeps, self.group, self._plan(keeps, covers))
        times = next_of(series, self.end, 2)
        for place, (said, name) in enumerate(self._answers()):
            with held_at(self.end - ASKED + place * A_LITTLE_LATER):
                answer(self.people[name], series, times[0].original, said)
        if self.told.off:
            with held_at(self.end - ASKED):
                cancel_one(keeps, series, times[1].original, self.told.off)

    def _cover(self, keeps: Person) -> tuple[Person, ...]:
        """Who covers is on the list of those who keep; in a part of the season they may not be there."""
        covers = self.people.get(self.told.covers)
        if covers is None or covers.pk not in self.inside:
            return ()
        if not is_facilitator(covers, self.group):
            let_keep(keeps, self.group, covers)
        return (covers,)

    def _answers(self) -> list[tuple[Coming.Answer, str]]:
        said = [(Coming.Answer.YES, name) for name in self.told.come]
        said += [(Coming.Answer.MAYBE, name) for name in self.told.perhaps]
        return [(answer, name) for answer, name in said if self._may_know(name)]

    def _may_know(self, name: str) -> bool:
        person = self.people.get(name)
        return person is not None and (self.told.who != Series.Who.GROUP or person.pk in self.inside)

    def _plan(self, keeps: Person, covers: tuple[Person, ...]) -> Plan:
        told = self.told
        words = Words(
            title=told.title,
            about=told.about,
            bring=told.bring,
            access_notes=told.access_notes,
            town=told.town,
            address=told.address,
        )
        return Plan(
            kind=told.kind,
            who=told.who,
            pattern=self._pattern(),
            here=not told.address,
            link=False,
            street=bool(told.address),
            address_open=False,
            capacity=told.capacity,
            words=words,
            keeps=keeps.pk,
            covers=tuple(one.pk for one in covers),
            languages=("en",),
        )

    def _pattern(self) -> Pattern:
        """By the clocks of the place."""
        zone = timezone.get_default_timezone_name()
        day = (self.end.astimezone(timezone.get_default_timezone()) + timedelta(days=self.told.days)).date()
        found = pattern_of(datetime.combine(day, self.told.clock), zone, self.told.minutes, self.told.rule)
        assert isinstance(found, Pattern), found
        return found
