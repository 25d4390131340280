"""Who keeps a series and who covers, every time; whoever is put down anew is told, and can say no."""

from samesky.gatherings.models import Duty, Series
from samesky.gatherings.plans import Plan
from samesky.notices.actions import tell
from samesky.people.models import Person


def put_duties(person: Person, series: Series, plan: Plan) -> None:
    """Inside a transaction: the duties of every time become those of the plan. What somebody does at one time only stays."""
    usual = Duty.objects.filter(series=series, original="")
    wanted = {(plan.keeps, Duty.Part.KEEPS.value): 0}
    wanted |= {(one, Duty.Part.COVERS.value): place for place, one in enumerate(plan.covers)}
    before = {(duty.person_id, duty.part): duty for duty in usual}
    usual.exclude(pk__in=[duty.pk for key, duty in before.items() if key in wanted]).delete()
    asked = set()
    for (person_id, part), place in wanted.items():
        kept = before.get((person_id, part))
        if kept is None:
            Duty.objects.create(series=series, person_id=person_id, part=part, place=place)
            asked.add(person_id)
        elif kept.place != place:
            Duty.objects.filter(pk=kept.pk).update(place=place)
    for person_id in sorted(asked - {person.pk} - {one for one, _ in before}):
        tell(
            person_id,
            "gathering-duty",
            series.get_absolute_url(),
            once=f"gathering-duty:{series.id}:{person_id}"[:120],
        )
