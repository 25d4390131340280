"""Who may be asked to keep a gathering of a group, or to cover: its facilitators and those on its list of keepers."""

from samesky.circles.queries.who_keeps import who_keeps
from samesky.gatherings.models import Duty, Series
from samesky.groups.models import Group
from samesky.people.models import Person
from samesky.people.queries import hidden_from


def could_keep(reader: Person, group: Group) -> list[Person]:
    """By name, as far as the reader sees them; the reader among them when they are on the list."""
    known = who_keeps(reader, group)
    return sorted([*known.facilitators, *known.trained], key=lambda person: person.name_key)


def on_duty(reader: Person, series: Series) -> tuple[list[Person], list[Person]]:
    """Who keeps and who covers every time, as far as the reader sees them. For people in the group only."""
    hidden = hidden_from(reader)
    duties = Duty.objects.filter(series=series, original="").select_related("person").order_by("place", "pk")
    seen = [duty for duty in duties if duty.person_id not in hidden]
    return (
        [duty.person for duty in seen if duty.part == Duty.Part.KEEPS],
        [duty.person for duty in seen if duty.part == Duty.Part.COVERS],
    )
